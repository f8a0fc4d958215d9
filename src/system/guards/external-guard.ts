/** What a value of a package does as middleware: by the rows of its library; a package that no library knows stays unknown. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { GuardBehaviour } from '#model/system.ts';
import type { ApiPath, Value } from '#model/value.ts';
import { holdsAt } from '#system/call-meanings.ts';
import type { Abstract } from '#system/guards/abstract-value.ts';

export interface ExternalVerdict {
  readonly behaviour: GuardBehaviour;
  /** A function that the library calls instead of deciding itself. */
  readonly callback?: Abstract;
  /** A handler that the library runs inside. */
  readonly wrapped?: Abstract;
  /** Paths for which everybody passes; undefined entries are not known. */
  readonly exempt?: { readonly file: FileFacts; readonly expression: ExpressionId };
}

type External = Extract<Value, { kind: 'external' }>;

export const NO_GUARD = { authentication: 'none', permission: 'no', validates: 'no', limitsRate: 'no' } as const;

export function externalVerdict({ program, meanings }: { readonly program: Program; readonly meanings: Meanings }, value: External): ExternalVerdict {
  const name = describePath(value.path);
  const call = value.site ? program.callAt(value.site.file, value.site.expression) : undefined;
  const rows = meanings.at(value.path).filter((row) => row.when === undefined || (call !== undefined && holdsAt(program, call, row.when)));
  const args = call ? argumentsOf(program, value) : [];
  const callback = args.map((id) => program.valuesOf(value.site!.file, id)).find((values) => values.some((each) => each.kind === 'function'));

  for (const row of rows) {
    if (row.means === 'issueCredential') return { behaviour: { ...NO_GUARD, why: `${name} signs the visitor in` } };
    if (row.means === 'wrapper' && value.site && args[row.handler] !== undefined) {
      return { behaviour: { ...NO_GUARD, why: `${name} runs a handler` }, wrapped: { kind: 'known', values: program.valuesOf(value.site.file, args[row.handler]!) } };
    }
    if (row.means === 'guard') {
      if (callback && row.demands === 'authentication') return { behaviour: { ...NO_GUARD, why: `${name} leaves the decision to a callback` }, callback: { kind: 'known', values: callback } };
      const exempt = row.exempt && value.site ? optionAt(program, value.site.file, args[row.exempt.argument] ?? -1, row.exempt.option) : undefined;
      const authentication = row.demands === 'permission' ? ('none' as const) : row.optional ? ('optional' as const) : ('required' as const);
      const why = row.demands === 'permission' ? `${name} demands a permission` : row.optional ? `${name} reads a credential and lets everybody pass` : `${name} demands a valid credential`;
      return { behaviour: { ...NO_GUARD, authentication, permission: row.demands === 'permission' ? 'yes' : 'no', why }, ...(exempt ? { exempt } : {}) };
    }
  }
  const limitsRate = rows.some((row) => row.means === 'rateLimit');
  const validates = rows.some((row) => row.means === 'validate');
  if (limitsRate || validates) return { behaviour: { ...NO_GUARD, limitsRate: limitsRate ? 'yes' : 'no', validates: validates ? 'yes' : 'no', why: limitsRate ? `${name} limits the rate of requests` : `${name} validates the request` } };
  if (isKnownPackage(meanings, value.path.package) || rows.length > 0) return { behaviour: { ...NO_GUARD, why: `${value.path.package} asks nobody for a credential` } };
  return { behaviour: { ...NO_GUARD, authentication: 'unknown', permission: 'unknown', validates: 'unknown', limitsRate: 'unknown', why: `what ${name} does is not known` } };
}

/** Does the value answer requests by itself: files, pages, a proxy? */
export function answersByItself(meanings: Meanings, value: External): boolean {
  return meanings.at(value.path).some((row) => row.means === 'respond');
}

export function isKnownPackage(meanings: Meanings, name: string): boolean {
  const bare = name.replace(/^node:/, '');
  return bare === 'globals' || meanings.libraries.some((library) => library.packages.some((each) => (each.endsWith('/*') ? bare.startsWith(each.slice(0, -1)) : each === bare)));
}

/** `express-jwt()`, `passport.authenticate()`. */
export function describePath(path: ApiPath): string {
  const steps: string[] = [];
  for (let at: ApiPath = path; at.parent !== undefined && at.step !== undefined; at = at.parent) {
    if (at.step.kind === 'member') steps.unshift(`.${at.step.name}`);
    if (at.step.kind === 'call') steps.unshift('()');
  }
  return `\`${path.package}${steps.join('')}\``;
}

function argumentsOf(program: Program, value: External): readonly ExpressionId[] {
  const fact = value.site ? program.expression(value.site.file, value.site.expression) : undefined;
  return fact?.kind === 'call' || fact?.kind === 'new' ? fact.args : [];
}

function optionAt(program: Program, file: FileFacts, argument: ExpressionId, option: string): ExternalVerdict['exempt'] {
  for (const value of argument < 0 ? [] : program.valuesOf(file, argument)) {
    if (value.kind !== 'object') continue;
    const literal = program.expression(value.site.file, value.site.expression);
    const property = literal.kind === 'object' ? literal.properties.find((each) => each.name === option) : undefined;
    if (property) return { file: value.site.file, expression: property.value };
  }
  return undefined;
}
