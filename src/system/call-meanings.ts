/** What the libraries say of a call, of a value and of a constructor: rows whose conditions hold here. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Condition, Meaning, Meanings, Row } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { ApiPath, Value } from '#model/value.ts';

export type LabelledRow = Row & { readonly library: string };

/** A row together with the callee's path at which it was found, the call's own step included. */
export interface CallMeaning {
  readonly row: LabelledRow;
  readonly path: ApiPath;
}

/** Rows of a call's external callees, in the callees' order, without repetition. */
export function callMeanings(program: Program, meanings: Meanings, call: CallSite): readonly CallMeaning[] {
  const found: CallMeaning[] = [];
  const step = { kind: call.event.kind === 'new' ? 'instance' : 'call' } as const;
  for (const external of call.externals) {
    const path = program.step(external, step);
    for (const row of meanings.at(path)) {
      if (found.some((other) => other.row === row)) continue;
      if (row.when === undefined || holdsAt(program, call, row.when)) found.push({ row, path });
    }
  }
  return found;
}

/** The first row of a call that has that meaning. */
export function meaningOfCall<Means extends Meaning['means']>(program: Program, meanings: Meanings, call: CallSite, means: Means): Extract<Meaning, { means: Means }> | undefined {
  return callMeanings(program, meanings, call).find(({ row }) => row.means === means)?.row as Extract<Meaning, { means: Means }> | undefined;
}

/** Arguments of a call, `new` or tagged template (a tag's arguments start with the strings, which have no expression of their own). */
export function argumentsOf(program: Program, call: CallSite): readonly ExpressionId[] {
  const expression = program.expression(call.caller.file, call.expression);
  if (expression.kind === 'call' || expression.kind === 'new') return expression.args;
  return expression.kind === 'template' ? [-1, ...expression.values] : [];
}

/** The expression that is called; -1 if there is none. */
export function calleeOf(program: Program, call: CallSite): ExpressionId {
  const expression = program.expression(call.caller.file, call.expression);
  if (expression.kind === 'call' || expression.kind === 'new') return expression.callee;
  return expression.kind === 'template' ? (expression.tag ?? -1) : -1;
}

/** `object` of a call `object.name(…)`, with the name. */
export function receiverOf(program: Program, call: CallSite): { readonly object: ExpressionId; readonly name: string } | undefined {
  const callee = calleeOf(program, call);
  if (callee < 0) return undefined;
  const expression = program.expression(call.caller.file, callee);
  return expression.kind === 'member' ? { object: expression.object, name: expression.name } : undefined;
}

/** The value of an option of an object literal, looked up through names. */
export function optionOf(program: Program, file: FileFacts, argument: ExpressionId, option: string): { readonly file: FileFacts; readonly expression: ExpressionId } | undefined {
  for (const value of valuesAt(program, file, argument)) {
    if (value.kind !== 'object') continue;
    const literal = program.expression(value.site.file, value.site.expression);
    if (literal.kind !== 'object') continue;
    const property = literal.properties.find((each) => each.name === option);
    if (property) return { file: value.site.file, expression: property.value };
  }
  return undefined;
}

/** Values of an expression; none for the -1 of an absent one. */
export function valuesAt(program: Program, file: FileFacts, expression: ExpressionId): readonly Value[] {
  return expression < 0 ? [] : program.valuesOf(file, expression);
}

/** Does the condition of a row hold for the call? */
export function holdsAt(program: Program, call: CallSite, when: Condition): boolean {
  const args = argumentsOf(program, call);
  const { file } = call.caller;
  if (when.minArgs !== undefined && args.length < when.minArgs) return false;
  if (when.maxArgs !== undefined && args.length > when.maxArgs) return false;
  if (when.callback && isFunction(when.callback.argument) !== when.callback.given) return false;
  if (when.literal && !namesLiteral(when.literal.argument, when.literal.is)) return false;
  if (!when.option) return true;
  const option = optionOf(program, file, args[when.option.argument] ?? -1, when.option.option);
  const { is } = when.option;
  return option !== undefined && program.valuesOf(option.file, option.expression).some((value) => value.kind === 'literal' && value.value === is);

  function namesLiteral(index: number, texts: readonly string[]): boolean {
    const values = valuesAt(program, file, args[index] ?? -1).flatMap((value) => (value.kind === 'array' ? value.elements : [value]));
    return values.some((value) => value.kind === 'literal' && typeof value.value === 'string' && texts.includes(value.value));
  }

  function isFunction(index: number): boolean {
    return valuesAt(program, file, args[index] ?? -1).some((value) => value.kind === 'function');
  }
}
