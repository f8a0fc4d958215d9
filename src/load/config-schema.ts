/** The configuration as a user writes it. */
import { z } from 'zod';
import type { Library } from '#model/library.ts';
import { explainSchema } from './explain-schema.ts';
import { librarySchema } from './library-schema.ts';
import { suggest } from './suggest.ts';

export const levelSchema = z.enum(['off', 'info', 'warning', 'error']);

const globs = z.array(z.string().min(1));

const ruleSetting = z.union([levelSchema, z.tuple([levelSchema]), z.tuple([levelSchema, z.unknown()])], {
  error: ({ input }) => {
    const level: unknown = Array.isArray(input) ? input[0] : input;
    const isLevel = levelSchema.safeParse(level).success;
    const hint = typeof level === 'string' && !isLevel ? suggest(level, levelSchema.options) : '';
    return `Expected a level (${levelSchema.options.map((option) => `"${option}"`).join(', ')}) or [level, options], got ${JSON.stringify(input)}.${hint}`;
  },
});

const rules = z.record(z.string(), ruleSetting).meta({ id: 'rules' });

/** Accepts a configuration strictly: an unknown key is an error. Rule ids and rule options are judged where the rules are known. */
export const configSchema = z.strictObject({
  $schema: z.exactOptional(z.string()).describe('Address of this schema, for editors.'),
  extends: z.exactOptional(z.enum(['recommended', 'strict'])).describe('Which rules are on before "rules" speaks; "recommended" if left out.'),
  rules: z.exactOptional(rules).describe('Level of single rules by id, or [level, options].'),
  include: z.exactOptional(globs).describe('Globs of the files that are read, relative to this file; every source file if left out.'),
  exclude: z.exactOptional(globs).describe('Globs of files that are not read, relative to this file.'),
  overrides: z.exactOptional(z.array(z.strictObject({ files: globs.min(1), rules }))).describe('Rules for some files only, in order; later ones win.'),
  layers: z
    .exactOptional(z.array(z.strictObject({ name: z.string().min(1), files: globs.min(1), mayUse: z.array(z.string()) })))
    .describe('Layers of the architecture, outermost first, and the layers that each may use; told by evidence if left out.'),
  // The model's type, so that a library declared for a plugin fits as it is.
  libraries: z.exactOptional(z.array(librarySchema as z.ZodType<Library, Library>)).describe('In-house wrappers and unknown packages, in the rows that describe the known ones.'),
  failOn: z.exactOptional(z.enum(['error', 'warning', 'info'])).describe('Lowest severity that fails a run; "error" if left out.'),
  baseline: z.exactOptional(z.string().min(1)).describe('File that holds the baseline, relative to this file; "lintel-baseline.json" at the project root if left out.'),
  neverBaseline: z.exactOptional(globs).describe('Rules whose findings no baseline hides: ids, or "category/*".'),
  explain: z.exactOptional(explainSchema).describe('The model that explains findings when somebody asks for it with --explain; it is never asked otherwise.'),
});

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

export type UserConfig = DeepReadonly<z.input<typeof configSchema>>;
