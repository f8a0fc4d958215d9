/** Attachments as steps of a chain: what each guard, middleware, interceptor or pipe does to one endpoint. */
import type { GuardBehaviour, GuardStep } from '#model/system.ts';
import type { ApiPath, Value } from '#model/value.ts';
import { uniqueBy } from '#link/unique-by.ts';
import type { DecoratorContext, MetadataLookup } from './context.ts';
import { argumentValues } from './decorations.ts';
import type { Attachment } from './servers.ts';

/** Methods of a class that the framework calls, by what the class is attached as. */
const ENTRY_METHODS = { middleware: 'use', interceptor: 'intercept', pipe: 'transform', guard: 'canActivate', filter: 'catch' } as const;

/** Steps in the given order; filters run only after something went wrong, and are none. */
export function guardSteps(context: DecoratorContext, attachments: readonly Attachment[], metadata: MetadataLookup): readonly GuardStep[] {
  const steps = attachments.flatMap(({ what, value, span, attached }) =>
    unwrapped(context, value).flatMap((each) => {
      const behaviour = behaviourOf(context, { what, value: each }, metadata);
      return behaviour === undefined ? [] : [{ name: nameOfValue(each), span, attached, behaviour }];
    }),
  );
  // One thing that may come from several places is one step, as long as all of them do the same.
  return uniqueBy(steps, ({ name, span, behaviour }) => `${name} ${span.file}:${span.line}:${span.column} ${Object.values(behaviour).join()}`);
}

/** The class inside `mixin(GuardClass)`. */
function unwrapped(context: DecoratorContext, value: Value): readonly Value[] {
  if (value.kind !== 'external' || value.site === undefined) return [value];
  const row = context.meanings.at(value.path).find((each) => each.means === 'wrapper');
  if (row?.means !== 'wrapper') return [value];
  const classes = argumentValues(context, { site: value.site, closure: undefined }, row.handler).filter((each) => each.kind === 'class');
  return classes.length > 0 ? classes : [value];
}

function behaviourOf(context: DecoratorContext, { what, value }: Pick<Attachment, 'what' | 'value'>, metadata: MetadataLookup): GuardBehaviour | undefined {
  if (what === 'filter' || what === 'pipe') return undefined;
  if (what === 'guard') return withInheritedLimit(context, value, context.behaviour(value, { metadata }));
  const behaviour = context.behaviour(entryOf(context, value, ENTRY_METHODS[what]), { metadata });
  if (what === 'middleware') return behaviour;
  // Interceptors mostly shape answers: only one that certainly guards counts as a guard.
  return behaviour.authentication === 'required' || behaviour.permission === 'yes' ? behaviour : undefined;
}

/** A subclass of a ready-made rate limiter limits, whatever else it does. */
function withInheritedLimit({ program, meanings }: DecoratorContext, value: Value, behaviour: GuardBehaviour): GuardBehaviour {
  if (value.kind !== 'class' && value.kind !== 'instance') return behaviour;
  const { external } = program.ancestry(value.cls);
  const limits = external !== undefined && meanings.at(external).some((row) => row.means === 'rateLimit');
  return limits ? { ...behaviour, limitsRate: 'yes' } : behaviour;
}

/** The method of a class or instance that does the work; other values are judged as they are. */
export function entryOf({ program }: DecoratorContext, value: Value, method: string): Value {
  if (value.kind !== 'class' && value.kind !== 'instance') return value;
  const found = program.findMember(value.cls, method);
  if (found?.member.fn === undefined) return value;
  const self: Value = { kind: 'instance', cls: value.cls, typeArgs: [], closure: value.closure };
  return { kind: 'function', fn: program.fn(found.cls.file, found.member.fn), self, closure: value.closure };
}

/** The name that a reader knows the value by. */
export function nameOfValue(value: Value): string {
  switch (value.kind) {
    case 'class':
    case 'instance':
      return value.cls.fact.name || 'an unnamed class';
    case 'function':
      return value.fn.fact.name || 'an unnamed function';
    case 'external':
      return lastNameOf(value.path);
    default:
      return 'something unknown';
  }
}

function lastNameOf(path: ApiPath): string {
  for (let at: ApiPath | undefined = path; at !== undefined; at = at.parent) {
    if (at.step?.kind === 'member') return at.step.name;
  }
  return path.package;
}
