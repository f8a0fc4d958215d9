/** An endpoint that knows who calls, and lacks the permission check that its siblings have. */
import { defineRule, type Silence } from '#model/rule.ts';
import type { EntryPoint, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';
import { asksPermission } from '#query/asks-permission.ts';
import { handsOverRequest } from '#query/hands-over-request.ts';
import { publicOnPurpose } from '#query/public-on-purpose.ts';
import { readsCaller } from '#query/reads-caller.ts';
import { chainEvidence, siblingEvidence } from '#query/route-evidence.ts';
import { groupOf, isRead, siblingsOf } from '#query/siblings-of.ts';

export default defineRule({
  id: 'security/require-permission',
  since: '0.1.0',
  severity: 'error',
  confidence: 'high',
  recommended: true,
  summary: 'An endpoint must check the role, scope or permission that its siblings check.',
  why: 'Every signed-in user may do what only some should: the router looks protected, and this route is not.',
  fix: 'Attach the permission check that its siblings have.',
  silentWhen: [
    'something on the way could not be judged, or the handler asks by itself whether the caller may, or leaves the whole exchange to code that cannot be seen',
    'it acts on the caller alone: it reads who the caller is, and its path names nothing else',
    'only some of its siblings check a permission',
    'the endpoint is open on purpose, or lacks authentication altogether, which is another rule’s finding',
  ],
  judges: 'HTTP routes and GraphQL operations that demand a credential, where they are declared',
  related: ['security/require-auth'],
  messages: {
    router: '{route} and {others} more of its router check no permission, while {count} endpoints of the same method elsewhere do ({sibling}).',
    missing: '{route} checks no permission, while {count} of its siblings do ({sibling}).',
  },

  check(file, system, report) {
    const judgedGroups = new Set<string>();
    for (const entry of system.entryPointsIn(file)) {
      const unjudged = whyUnjudged(entry, system);
      if (unjudged) {
        report.silent?.({ at: entry.span, ...unjudged });
        continue;
      }
      const group = groupOf(entry, system).filter((other) => other.auth.state === 'required');
      const isWholeRouter = group.every((other) => checks(other) === false);
      const having = isWholeRouter ? havingInApp(entry, system) : havingInGroup(entry, system, group);
      if (!having || (isWholeRouter && judgedGroups.has(entry.group))) {
        report.silent?.({ at: entry.span, fact: 'yes', because: having ? 'no route of its router checks a permission, which is reported once, at the first of them' : whyNoSlip(entry, system, group) });
        continue;
      }
      if (isWholeRouter) judgedGroups.add(entry.group);
      const alike = isWholeRouter ? group.filter((other) => whyUnjudged(other, system) === undefined) : [];
      report({
        at: entry.span,
        message: alike.length > 0 ? 'router' : 'missing',
        data: { route: entry.name, count: String(having.length), sibling: having[0]!.name, others: String(alike.length) },
        evidence: [...chainEvidence(entry), ...alike.map((other) => ({ span: other.span, message: `${other.name} checks none either` })), ...siblingEvidence(having, (sibling) => sibling.permission.by[0])],
        confidence: isWholeRouter ? 'medium' : 'high',
        entryPoints: [entry.name, ...alike.map((other) => other.name)],
        context: ['request'],
        anchor: entry.name,
      });
    }
  },
});

/** Why the lack of a permission check says nothing here; undefined for an endpoint to compare with its siblings. */
function whyUnjudged(entry: EntryPoint, system: System): Pick<Silence, 'fact' | 'because'> | undefined {
  if (entry.method === 'FIELD') return { fact: 'yes', because: 'a field is reached through the query that leads to it, which is judged on its own' };
  if (entry.auth.state === 'unknown') return { fact: 'unknown', because: 'whether it demands a credential is not known, and a permission comes after that' };
  if (entry.auth.state !== 'required') return { fact: 'yes', because: 'it demands no credential: without knowing who calls there is nothing to permit, and that is for security/require-auth to judge' };
  if (entry.permission.state === 'required') return { fact: 'yes', because: `it checks a permission${entry.permission.by[0] ? `, by \`${entry.permission.by[0].name}\` (${entry.permission.by[0].why})` : ''}` };
  if (entry.permission.state === 'unknown') return { fact: 'unknown', because: `whether \`${entry.chain.find((step) => step.behaviour.permission === 'unknown')?.name ?? 'something on the way'}\` checks a permission is not known` };
  const purpose = publicOnPurpose(entry, system);
  const because = purpose === undefined ? actsOnCaller(entry, system) : `it is open on purpose: ${purpose}`;
  if (because !== undefined) return { fact: 'yes', because };
  const asked = asksPermission(system, entry);
  if (asked !== undefined) return { fact: 'unknown', because: `the handler asks \`${asked}\`, and what the answer leads to is not known` };
  const left = handsOverRequest(system, entry);
  return left === undefined ? undefined : { fact: 'unknown', because: `the handler leaves request and response to \`${left}\`, which may check by itself` };
}

/** Why neither `havingInGroup` nor `havingInApp` finds a custom to break. */
function whyNoSlip(entry: EntryPoint, system: System, group: readonly EntryPoint[]): string {
  const known = group.filter((other) => checks(other) !== undefined);
  const having = known.filter((other) => checks(other) === true).length;
  const same = siblingsOf(entry, 'group', system, checks);
  const alike = having === 0 ? `too few other ${entry.method} endpoints of the app do` : `${String(same.having.length)} of ${String(same.having.length + same.lacking.length)} of those that ${isRead(entry) ? 'read' : 'change'} like this one`;
  return `it checks no permission, and its siblings do not say that it should: ${String(having)} of ${String(known.length)} that are declared with it check one, and ${alike}`;
}

/** Nearly all of its group check, and one of its own kind (reading or changing) among them. */
function havingInGroup(entry: EntryPoint, system: System, group: readonly EntryPoint[]): readonly EntryPoint[] | undefined {
  const same = siblingsOf(entry, 'group', system, checks);
  const having = group.filter((other) => checks(other) === true);
  const lacking = group.filter((other) => checks(other) === false);
  if (having.length < 2 || having.length < 2 * lacking.length || same.lacking.length > same.having.length) return undefined;
  return having.length >= 3 || same.having.length > 0 ? having : undefined;
}

/** A router without any check in an app where nearly all endpoints of the same method check. */
function havingInApp(entry: EntryPoint, system: System): readonly EntryPoint[] | undefined {
  if (entry.kind !== 'http') return undefined;
  const app = siblingsOf(entry, 'app', system, (other) => (other.method === entry.method && other.auth.state === 'required' ? checks(other) : undefined));
  return app.having.length >= 10 && app.having.length >= 4 * app.lacking.length ? app.having : undefined;
}

function checks(entry: EntryPoint): boolean | undefined {
  return entry.permission.state === 'unknown' ? undefined : entry.permission.state === 'required';
}

/** The handler asks who the caller is, and has nothing else to act on, or turns some away itself: which, as a clause. */
function actsOnCaller(entry: EntryPoint, system: System): string | undefined {
  if (entry.chain.some((step) => step.attached === 'handler' && step.behaviour.authentication === 'required')) return 'the handler checks itself who calls';
  const asking = entry.handlers.filter((handler) => readsCaller(system, handler));
  if (asking.length > 0 && !entry.path.includes(':')) return 'the handler reads who calls, and its path names nothing else to act on';
  return asking.some((handler) => turnsAway(handler)) ? 'the handler reads who calls, and turns some away itself' : undefined;
}

function turnsAway(handler: Fn): boolean {
  return handler.fact.events.some((event) => event.kind === 'throw' && event.context >= 0);
}
