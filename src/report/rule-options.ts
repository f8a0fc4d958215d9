/** A rule's options as its schema declares them, for pages and terminals. */
import { z } from 'zod';
import type { AnyRule } from '#model/rule.ts';

export interface RuleOption {
  readonly name: string;
  /** `boolean`, `number`, `"a" | "b"`, `string[]`. */
  readonly type: string;
  /** As JSON; empty if there is none. */
  readonly default: string;
  readonly meaning: string;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** In the schema's order; empty for a rule without options. */
export function ruleOptions({ options }: AnyRule): readonly RuleOption[] {
  if (options === undefined) return [];
  const { properties = {} } = z.toJSONSchema(options, { io: 'input' }) as Schema;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    type: typeOf(schema),
    default: schema.default === undefined ? '' : JSON.stringify(schema.default),
    meaning: schema.description ?? '',
  }));
}

function typeOf({ type, enum: values, const: value, anyOf, items }: Schema): string {
  if (values) return values.map((each) => JSON.stringify(each)).join(' | ');
  if (value !== undefined) return JSON.stringify(value);
  if (anyOf) return anyOf.map(typeOf).join(' | ');
  return type === 'array' ? `${items ? typeOf(items) : 'any'}[]` : (type ?? 'any');
}
