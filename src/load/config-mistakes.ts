/** Says what is wrong with a configuration: the place inside, what was expected, and what was probably meant. */
import type { z } from 'zod';
import { configSchema, type UserConfig } from './config-schema.ts';
import { suggest } from './suggest.ts';

/** The configuration if it is sound; else one line for each mistake. */
export function checkConfig(value: unknown): { readonly config: UserConfig } | { readonly mistakes: readonly string[] } {
  const parsed = configSchema.safeParse(value, { error: messageOf });
  if (parsed.success) return { config: parsed.data };
  return { mistakes: parsed.error.issues.map((issue) => `${placeOf(issue.path)}${issue.message}`) };
}

function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = Object.keys((issue.inst as z.ZodObject | undefined)?._zod.def.shape ?? {});
      return (issue['keys']).map((key) => `There is no setting "${key}" here.${suggest(key, known) || ` Known: ${known.join(', ')}.`}`).join(' ');
    }
    case 'invalid_value': {
      const values = (issue['values'] as unknown[]).map(String);
      return `Expected ${oneOf(values.map((value) => `"${value}"`))}, got ${describe(issue.input)}.${suggestFor(issue.input, values)}`;
    }
    case 'invalid_type':
      return `Expected ${articleOf(String(issue['expected']))}, got ${describe(issue.input)}.`;
    case 'invalid_union':
      return unionMessage(issue);
    case 'too_small':
      return issue['origin'] === 'string' || issue['origin'] === 'array' ? 'Must not be empty.' : `Must be at least ${String(issue['minimum'])}, got ${describe(issue.input)}.`;
    default:
      return undefined;
  }
}

function unionMessage(issue: z.core.$ZodRawIssue): string | undefined {
  const discriminator = issue['discriminator'];
  if (typeof discriminator !== 'string') return unionOfValues(issue);
  const options = (issue.inst as z.ZodDiscriminatedUnion | undefined)?._zod.def.options ?? [];
  const known = options.flatMap((option) => [...(option._zod.propValues?.[discriminator] ?? [])].map(String));
  const given = (issue.input as Record<string, unknown>)[discriminator];
  if (given === undefined) return `"${discriminator}" is missing: it says what the row means.`;
  return `There is no "${discriminator}": ${describe(given)}.${suggestFor(given, known) || ` Known: ${known.join(', ')}.`}`;
}

/** The branch that expects one of some values can say which. */
function unionOfValues(issue: z.core.$ZodRawIssue): string | undefined {
  const branches = (issue['errors'] as z.core.$ZodIssue[][] | undefined) ?? [];
  const messages = branches.flatMap((branch) => branch.filter((inner) => inner.path.length === 0).map((inner) => inner.message));
  const values = messages.find((message) => message.startsWith('Expected "'));
  if (typeof issue.input === 'string' && values !== undefined) return values;
  const deeper = branches.find((branch) => branch.some((inner) => inner.path.length > 0));
  return deeper?.map((inner) => `${placeOf(inner.path)}${inner.message}`).join(' ') ?? ([...new Set(messages)].join(' Or: ') || undefined);
}

function suggestFor(given: unknown, known: readonly string[]): string {
  return typeof given === 'string' ? suggest(given, known) : '';
}

function oneOf(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)!}`;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  return Array.isArray(value) ? 'a list' : articleOf(typeof value);
}

function articleOf(type: string): string {
  if (type === 'array' || type === 'tuple') return 'a list';
  if (type === 'record') return 'an object';
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '';
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w$]+$/.test(String(step)) ? `.${String(step)}` : `[${JSON.stringify(String(step))}]`)).join('');
  return `${text.replace(/^\./, '')}: `;
}
