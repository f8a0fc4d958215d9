/** Why a finding is reported: everything that proves it, from a run's result. */
import type { FindingExplanation, StatedFact } from '#model/place-explanation.ts';
import type { Finding, Reach } from '#model/finding.ts';
import type { AnyRule } from '#model/rule.ts';
import type { RunResult } from '#model/run.ts';
import type { EntryPoint } from '#model/system.ts';
import { placeIn } from './place-in.ts';

const REACHES: Record<Reach, string> = {
  request: 'a request reaches it',
  consumer: 'a consumer of messages reaches it',
  job: 'a scheduled job reaches it',
  startup: 'the start of the server reaches it',
  script: 'a script reaches it',
  migration: 'a migration reaches it',
  test: 'a test reaches it',
  unknown: 'something unknown reaches it',
};

export function explainFinding(finding: Finding, status: FindingExplanation['status'], { result, rule }: { readonly result: RunResult; readonly rule: AnyRule }): FindingExplanation {
  const place = placeIn(result);
  const entry = routeOf(finding, result);
  return {
    status,
    finding,
    why: rule.why,
    fix: rule.fix,
    facts: [...reachFacts(finding, rule), ...(entry ? routeFacts(entry) : []), ...rule.silentWhen.map((fact): StatedFact => ({ known: 'no', fact }))],
    guards: (entry?.chain ?? []).map(({ name, span, attached, behaviour: { authentication, permission, why } }) => ({ name, span: { ...span, file: place(span.file) }, attached, authentication, permission, why })),
    silencing: waysToSilence(finding),
  };
}

/** The route that a finding is about: it is reported where the route is declared. */
function routeOf({ span, entryPoints }: Finding, result: RunResult): EntryPoint | undefined {
  const place = placeIn(result);
  return result.system.entryPoints.find((entry) => entry.span.line === span.line && entry.span.column === span.column && place(entry.span.file) === span.file && entryPoints.includes(entry.name));
}

/** Who reaches an import is no question: loading the file runs it. */
function reachFacts({ context }: Finding, rule: AnyRule): readonly StatedFact[] {
  if (context.length === 0 && rule.provenByEvidence) return [];
  if (context.length === 0) return [{ known: 'unknown', fact: 'an entry point reaches it' }];
  return context.map((reach) => ({ known: reach === 'unknown' ? 'unknown' : 'yes', fact: REACHES[reach] }));
}

function routeFacts({ auth, permission }: EntryPoint): readonly StatedFact[] {
  const demanded = (state: 'required' | 'optional' | 'none' | 'unknown') => (state === 'required' ? 'yes' : state === 'unknown' ? 'unknown' : 'no');
  return [
    { known: demanded(auth.state), fact: auth.state === 'optional' ? 'the route demands a credential: it reads one, and lets everybody pass' : 'the route demands a credential' },
    { known: demanded(permission.state), fact: 'the route checks a permission' },
  ];
}

function waysToSilence({ rule, span }: Finding): readonly string[] {
  return [
    `\`// lintel-disable-next-line ${rule} -- the reason\` above line ${String(span.line)}`,
    '`lintel baseline`, which takes in all findings of the project',
    `\`rules: { '${rule}': 'off' }\` in the configuration, or in an override for some files`,
  ];
}
