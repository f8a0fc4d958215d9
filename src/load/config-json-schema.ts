/** The JSON schema of a configuration, for editors: every rule by name, with its options. */
import { z } from 'zod';
import type { AnyRule } from '#model/rule.ts';
import { configSchema, levelSchema } from './config-schema.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A draft 2020-12 schema; rules appear in the order given. */
export function configJsonSchema(rules: readonly AnyRule[]): JsonSchema {
  const schema = z.toJSONSchema(configSchema, { io: 'input' });
  const byId: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(rules.map((rule) => [rule.id, settingSchema(rule)])),
    additionalProperties: false,
  };
  return { ...schema, title: 'lintel configuration', $defs: { ...schema.$defs, rules: byId } };
}

function settingSchema(rule: AnyRule): JsonSchema {
  const level = withoutDialect(z.toJSONSchema(levelSchema));
  const options = rule.options === undefined ? [] : [withoutDialect(z.toJSONSchema(rule.options, { io: 'input' }))];
  return { description: rule.summary, anyOf: [level, { type: 'array', prefixItems: [level, ...options], minItems: 1, maxItems: 1 + options.length }] };
}

function withoutDialect(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}
