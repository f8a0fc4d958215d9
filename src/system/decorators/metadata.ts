/** Metadata that decorators store on a handler and its class, for guards to read. */
import type { Value } from '#model/value.ts';
import { identityOf } from '#link/value-identity.ts';
import type { DecoratorContext, MetadataLookup } from './context.ts';
import { argumentValues, decorationsWith, type Decoration } from './decorations.ts';

export interface Metadata {
  readonly lookup: MetadataLookup;
  /** The same keys, with nothing known of what is stored there. */
  readonly opaque: MetadataLookup;
  /** Decorations that store something, those on the handler first. */
  readonly stored: readonly Decoration<'metadata'>[];
}

/** What is stored on the handler hides what its class stores under the same key. */
export function metadataOn(context: DecoratorContext, onHandler: readonly Decoration[], onClass: readonly Decoration[]): Metadata {
  return metadataOf(context, [...decorationsWith(onHandler, 'metadata'), ...decorationsWith(onClass, 'metadata')]);
}

/** Earlier decorations hide later ones. */
export function metadataOf(context: DecoratorContext, stored: readonly Decoration<'metadata'>[]): Metadata {
  const values = new Map<string, readonly Value[]>();
  for (const decoration of stored) {
    for (const key of keysOf(context, decoration)) {
      if (!values.has(key)) values.set(key, valuesOf(context, decoration));
    }
  }
  return { lookup: (key) => values.get(key) ?? 'absent', opaque: (key) => (values.has(key) ? OPAQUE : 'absent'), stored };
}

const OPAQUE: readonly Value[] = [{ kind: 'unknown', reason: 'whatever is stored' }];

/** Nothing is stored anywhere. */
export const NO_METADATA: MetadataLookup = () => 'absent';

function keysOf(context: DecoratorContext, decoration: Decoration<'metadata'>): readonly string[] {
  const { key } = decoration.row;
  return (key === 'callee' ? calleeValues(context, decoration) : argumentValues(context, decoration, key)).flatMap((value) => metadataKey(context, value) ?? []);
}

/** Strings are themselves; symbols and decorators are told apart by their identity. */
function metadataKey({ program }: DecoratorContext, value: Value): string | undefined {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : identityOf(program, value);
}

function valuesOf(context: DecoratorContext, decoration: Decoration<'metadata'>): readonly Value[] {
  const { key } = decoration.row;
  const values = argumentValues(context, decoration, key === 'callee' ? 0 : key + 1);
  // A decorator without a value still stores something: that it was there.
  return values.length > 0 ? values : [{ kind: 'unknown', reason: 'metadata without a value' }];
}

function calleeValues({ program }: DecoratorContext, { site, closure }: Pick<Decoration, 'site' | 'closure'>): readonly Value[] {
  const fact = program.expression(site.file, site.expression);
  return fact.kind === 'call' ? program.valuesOf(site.file, fact.callee, closure) : [];
}
