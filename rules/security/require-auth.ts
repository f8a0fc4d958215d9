/** An endpoint that lacks the authentication that its siblings have. */
import type { FileFacts } from '#model/facts.ts';
import { defineRule, type Silence } from '#model/rule.ts';
import type { EntryPoint, System } from '#model/system.ts';
import { asksPermission } from '#query/asks-permission.ts';
import { appOf, entryPointsOfApp } from '#query/entry-points-together.ts';
import { chainEvidence, siblingEvidence } from '#query/route-evidence.ts';
import { handsOverRequest } from '#query/hands-over-request.ts';
import { publicOnPurpose } from '#query/public-on-purpose.ts';
import { groupOf, isRead, siblingsOf, type Siblings } from '#query/siblings-of.ts';

export default defineRule({
  id: 'security/require-auth',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  recommended: true,
  summary: 'An endpoint must demand a credential where its siblings do.',
  why: 'Anybody who can reach the server can call it: the one forgotten guard is the way in.',
  fix: 'Attach the guard that its siblings have, or mark the endpoint as public on purpose.',
  silentWhen: [
    'something on the way could not be judged, or the handler asks by itself whether the caller may, or leaves the whole exchange to code that cannot be seen',
    'it is open on purpose: it issues or checks credentials, is marked public, or is a health, documentation, share, webhook or callback endpoint',
    'open reads stand beside guarded writes',
    'too few siblings demand a credential for the lack to be a slip',
    'no endpoint of the app demands one: that is one note for the app',
  ],
  judges: 'HTTP routes and GraphQL operations, where they are declared',
  related: ['security/require-permission'],
  messages: {
    missing: '{route} needs no authentication, while {count} of its siblings do ({sibling}).',
    optional: '{route} only reads the credential and lets everybody pass, while {count} of its siblings demand it ({sibling}).',
    nowhere: 'None of the {count} endpoints of this app demands authentication.',
  },

  check(file, system, report) {
    for (const entry of system.entryPointsIn(file)) {
      if (!isOpen(entry)) {
        report.silent?.({ at: entry.span, ...whyNotOpen(entry) });
        continue;
      }
      const purpose = publicOnPurpose(entry, system);
      const siblings = purpose === undefined ? deviantFrom(entry, system) : undefined;
      if (!siblings) {
        report.silent?.({ at: entry.span, fact: 'yes', because: purpose === undefined ? whyNoSlip(entry, system) : `it is open on purpose: ${purpose}` });
        continue;
      }
      const asked = asksPermission(system, entry);
      if (asked !== undefined) {
        report.silent?.({ at: entry.span, fact: 'unknown', because: `the handler asks \`${asked}\`, and what the answer leads to is not known` });
        continue;
      }
      const left = handsOverRequest(system, entry);
      if (left !== undefined) {
        report.silent?.({ at: entry.span, fact: 'unknown', because: `the handler leaves request and response to \`${left}\`, which may verify the caller itself` });
        continue;
      }
      report({
        at: entry.span,
        message: entry.auth.state === 'optional' ? 'optional' : 'missing',
        data: { route: entry.name, count: String(siblings.having.length), sibling: siblings.having[0]!.name },
        evidence: [...chainEvidence(entry), ...siblingEvidence(siblings.having, (sibling) => sibling.auth.by[0])],
        confidence: siblings.scope === 'group' ? 'high' : 'medium',
        entryPoints: [entry.name],
        context: ['request'],
        anchor: entry.name,
      });
    }
    const open = firstOfOpenApp(file, system);
    if (open) {
      report({ at: open.first.span, message: 'nowhere', data: { count: String(open.count) }, severity: 'info', entryPoints: [open.first.name], context: ['request'], anchor: 'app' });
    }
  },
});

/** A field is reached through the query that leads to it. */
function isOpen(entry: EntryPoint): boolean {
  return entry.method !== 'FIELD' && (entry.auth.state === 'none' || entry.auth.state === 'optional') && (entry.kind === 'http' || entry.kind === 'graphql');
}

function whyNotOpen(entry: EntryPoint): Pick<Silence, 'fact' | 'because'> {
  if (entry.method === 'FIELD') return { fact: 'yes', because: 'a field is reached through the query that leads to it, which is judged on its own' };
  const [guard] = entry.auth.by;
  if (entry.auth.state === 'required') return { fact: 'yes', because: `it demands a credential${guard ? `, by \`${guard.name}\` (${guard.why})` : ''}` };
  const doubt = entry.chain.find((step) => step.behaviour.authentication === 'unknown');
  if (entry.auth.state === 'unknown') return { fact: 'unknown', because: doubt ? `whether \`${doubt.name}\` demands a credential is not known: ${doubt.behaviour.why}` : 'whether anything on the way demands a credential is not known' };
  return { fact: 'yes', because: `a ${entry.kind} entry point is nothing that a stranger calls over HTTP` };
}

/** The siblings that make the lack a slip: most of its group, else nearly all of its app. */
function deviantFrom(entry: EntryPoint, system: System): Siblings | undefined {
  const group = siblingsOf(entry, 'group', system, demands);
  const guarded = groupOf(entry, system).filter((other) => demands(other) === true);
  if (isLikeEnough(entry, group.having) && guarded.length >= 2 && group.having.length >= 2 * group.lacking.length) return { ...group, having: [...group.having, ...guarded.filter((other) => !group.having.includes(other))] };
  if (group.having.length > 0) return undefined;
  const app = siblingsOf(entry, 'app', system, demands);
  // An open read is a slip only where everything else of the app is closed.
  if (isRead(entry)) return isOnlyOpenOne(entry, system) ? app : undefined;
  return app.having.length >= 2 && app.having.length >= 4 * app.lacking.length ? app : undefined;
}

/** Why `deviantFrom` finds nobody to compare with. */
function whyNoSlip(entry: EntryPoint, system: System): string {
  const group = siblingsOf(entry, 'group', system, demands);
  const app = siblingsOf(entry, 'app', system, demands);
  const count = ({ having, lacking }: Siblings) => `${String(having.length)} of ${String(having.length + lacking.length)}`;
  const like = isRead(entry) ? 'reading' : 'changing';
  const least = isRead(entry) ? 'an open read stands out only where two others beside it, or all else of the app, are closed' : 'that is too few for the lack to be a slip';
  return `it demands no credential, and its siblings do not say that it should: of other ${like} endpoints that are not open on purpose, ${count(group)} declared with it and ${count(app)} of the app demand one; ${least}`;
}

/** One guarded read may be the exception, and an open form for something new stands beside guarded changes on purpose: reads and creations are compared with their like. */
function isLikeEnough(entry: EntryPoint, having: readonly EntryPoint[]): boolean {
  if (isRead(entry)) return having.length >= 2;
  const isCreation = entry.method === 'POST' && !entry.path.includes(':');
  return isCreation ? having.some((other) => other.method === 'POST' || other.method === 'ALL') : having.length > 0;
}

function isOnlyOpenOne(entry: EntryPoint, system: System): boolean {
  const others = entryPointsOfApp(system, appOf(system, entry)).filter((other) => other !== entry && other.kind === entry.kind && publicOnPurpose(other, system) === undefined);
  return others.length >= 2 && others.every((other) => demands(other) === true) && others.some((other) => isRead(other));
}

function demands(entry: EntryPoint): boolean | undefined {
  return entry.auth.state === 'unknown' ? undefined : entry.auth.state === 'required';
}

/** The app's first endpoint, if the file declares it and all of the app's are known to be open. */
function firstOfOpenApp(file: FileFacts, system: System): { readonly first: EntryPoint; readonly count: number } | undefined {
  const own = system.entryPointsIn(file).find((entry) => entry.kind === 'http' || entry.kind === 'graphql');
  if (!own) return undefined;
  const all = entryPointsOfApp(system, appOf(system, own)).filter((entry) => entry.kind === 'http' || entry.kind === 'graphql');
  const first = all.reduce<EntryPoint | undefined>((before, entry) => (before && isBefore(before, entry) ? before : entry), undefined);
  return first?.span.file === file.path && all.every((entry) => entry.auth.state === 'none') && all.some((entry) => publicOnPurpose(entry, system) === undefined) ? { first, count: all.length } : undefined;
}

function isBefore({ span: a }: EntryPoint, { span: b }: EntryPoint): boolean {
  return a.file < b.file || (a.file === b.file && (a.line < b.line || (a.line === b.line && a.column <= b.column)));
}
