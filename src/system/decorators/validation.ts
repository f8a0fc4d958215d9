/** Are the parts of a request that a handler takes checked before it runs? */
import type { RequestPart } from '#model/library.ts';
import type { EntryPoint, Known } from '#model/system.ts';
import type { Cls, Fn, Value } from '#model/value.ts';
import type { DecoratorContext } from './context.ts';
import { argumentsFrom, decorationsOf, decorationsWith, type Decoration } from './decorations.ts';
import { entryOf } from './guard-steps.ts';

type Validation = EntryPoint['validation'];

/** What a pipe checks: everything, what the parameter's class declares, nothing, or who knows. */
type Check = 'all' | 'declared' | 'none' | 'unknown';

/** `pipes` are those of app, controller and route; what a handler does not take needs no check. */
export function validationOf(context: DecoratorContext, fn: Fn, pipes: readonly Value[]): Validation {
  const around = pipes.map((pipe) => checkOf(context, pipe));
  const parts = fn.fact.parameters.flatMap((_, index) => partsOf(context, fn, index, around));
  const whole = parts.some(({ part }) => part === 'request');
  const stateOf = (part: RequestPart): Known => {
    const states = parts.filter((each) => each.part === part).map(({ state }) => state);
    if (states.includes('no')) return 'no';
    return whole || states.includes('unknown') ? 'unknown' : 'yes';
  };
  return { body: stateOf('body'), query: stateOf('query'), params: stateOf('params') };
}

/** The decorations that hand parts of the request to a handler's parameter. */
export function parameterDecorations(context: DecoratorContext, fn: Fn, index: number): readonly Decoration[] {
  const decorators = fn.fact.parameters[index]?.decorators ?? [];
  return decorationsOf(context, decorators.map((expression) => ({ file: fn.file, expression })));
}

function partsOf(context: DecoratorContext, fn: Fn, index: number, around: readonly Check[]): { part: RequestPart; state: Known }[] {
  return decorationsWith(parameterDecorations(context, fn, index), 'requestPart').map((decoration) => {
    const own = argumentsFrom(context, decoration, 0).filter((value) => value.kind !== 'literal' && value.kind !== 'object').map((pipe) => checkOf(context, pipe));
    return { part: decoration.row.part, state: stateOfParameter(context, fn, index, [...own, ...around]) };
  });
}

function stateOfParameter(context: DecoratorContext, fn: Fn, index: number, checks: readonly Check[]): Known {
  if (checks.includes('all')) return 'yes';
  const declared = checks.includes('declared') ? declaresChecks(context, fn, index) : 'no';
  if (declared !== 'no') return declared;
  return checks.includes('unknown') ? 'unknown' : 'no';
}

function checkOf(context: DecoratorContext, pipe: Value): Check {
  if (pipe.kind === 'external') {
    const row = context.meanings.at(pipe.path).find((each) => each.means === 'validate');
    if (row?.means !== 'validate') return 'unknown';
    return row.by === 'declaredType' ? 'declared' : 'all';
  }
  if (pipe.kind !== 'class' && pipe.kind !== 'instance') return 'unknown';
  const { external } = context.program.ancestry(pipe.cls);
  if (external !== undefined && context.meanings.at(external).some((row) => row.means === 'validate')) return 'declared';
  const { validates } = context.behaviour(entryOf(context, pipe, 'transform'));
  // A home-made pipe that runs a validator does so on the parameter's class more often than on a schema of its own.
  return validates === 'yes' ? 'declared' : validates === 'no' ? 'none' : 'unknown';
}

/** Does the parameter's class carry declarations that a validator reads? A type without them is no validation. */
function declaresChecks({ program, meanings }: DecoratorContext, fn: Fn, index: number): Known {
  const type = fn.fact.parameters[index]?.type;
  if (type === undefined) return 'no';
  if (fn.file.types[type]?.kind === 'keyword') return 'no';
  const states = program.valuesOfType({ file: fn.file, type }).map((value): Known => {
    if (value.kind === 'array') return 'unknown';
    if (value.kind !== 'instance') return value.kind === 'typed' ? 'no' : 'unknown';
    const { classes, external } = program.ancestry(value.cls);
    if (classes.some(isChecked)) return 'yes';
    // `class Dto extends createZodDto(schema)`: the base knows.
    return external === undefined ? 'no' : 'unknown';
  });
  if (states.includes('yes')) return 'yes';
  return states.includes('unknown') || states.length === 0 ? 'unknown' : 'no';

  function isChecked(cls: Cls): boolean {
    return cls.fact.members.some((member) =>
      member.decorators.some((decorator) =>
        program.valuesOf(cls.file, decorator).some((value) => value.kind === 'external' && meanings.at(value.path).some((row) => row.means === 'validate')),
      ),
    );
  }
}
