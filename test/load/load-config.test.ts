/** How a configuration is found, loaded, checked and explained. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '#load/load-config.ts';
import { configJsonSchema } from '#load/config-json-schema.ts';
import { configSchema } from '#load/config-schema.ts';
import { librarySchema } from '#load/library-schema.ts';
import { libraries } from '#libraries/index.ts';
import type { Library, Meaning, Row } from '#model/library.ts';
import { defineRule } from '#model/rule.ts';
import { z } from 'zod';
import { temporaryProject } from './temporary-project.ts';

const DEFAULTS = { preset: 'recommended', rules: {}, include: [], exclude: [], overrides: [], layers: [], libraries: [], failOn: 'error', baseline: 'lintel-baseline.json', neverBaseline: [], file: undefined };

/** The message of the error, without the folder in front of the file's name. */
async function mistakeOf(config: unknown): Promise<string> {
  const root = temporaryProject({ 'lintel.config.json': typeof config === 'string' ? config : JSON.stringify(config) });
  const error: unknown = await loadConfig(root).then(() => undefined, (reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'ConfigError' });
  return (error as Error).message.replaceAll(/^.*lintel\.config\.json: /gm, '');
}

describe('finding', () => {
  test('nothing to find is fine', async () => {
    expect(await loadConfig(temporaryProject({ 'package.json': '{}' }))).toEqual(DEFAULTS);
  });

  test.each<[string, string]>([
    ['lintel.config.ts', "import { defineConfig } from 'lintel';\nconst level: 'error' = 'error';\nexport default defineConfig({ rules: { 'a/b': level } });\n"],
    ['lintel.config.mts', "export default { rules: { 'a/b': 'error' as const } };\n"],
    ['lintel.config.js', "import { defineConfig } from 'lintel';\nexport default defineConfig({ rules: { 'a/b': 'error' } });\n"],
    ['lintel.config.mjs', "export default { rules: { 'a/b': 'error' } };\n"],
    ['lintel.config.json', '\uFEFF{ "$schema": "./schema.json", "rules": { "a/b": "error" } }'],
    ['package.json', '{ "lintel": { "rules": { "a/b": "error" } } }'],
  ])('%s', async (name, text) => {
    const root = temporaryProject({ [name]: text });
    expect(await loadConfig(root)).toEqual({ ...DEFAULTS, rules: { 'a/b': { level: 'error', options: undefined } }, file: path.join(root, name) });
  });

  test('a configuration may import files of the project', async () => {
    const root = temporaryProject({ 'lintel.config.ts': "import { folders } from './folders';\nexport default { include: folders };\n", 'folders.ts': "export const folders: string[] = ['src/**'];\n" });
    expect((await loadConfig(root)).include).toEqual(['src/**']);
  });

  test('the nearest one up to the root counts, and its globs are relative to it', async () => {
    const root = temporaryProject({
      'lintel.config.json': '{ "failOn": "info" }',
      'packages/api/lintel.config.json': JSON.stringify({ include: ['./src/**', '!src/old/**'], overrides: [{ files: ['test/**'], rules: { 'a/b': 'off' } }], layers: [{ name: 'l', files: ['src/l/**'], mayUse: [] }] }),
      'packages/api/src/deep/': '',
    });
    const config = await loadConfig(root, undefined, path.join(root, 'packages/api/src/deep'));
    expect(config.failOn).toBe('error');
    expect(config.include).toEqual(['packages/api/src/**', '!packages/api/src/old/**']);
    expect(config.overrides[0]!.files).toEqual(['packages/api/test/**']);
    expect(config.layers[0]!.files).toEqual(['packages/api/src/l/**']);
    expect((await loadConfig(root)).failOn).toBe('info');
  });

  test('an explicit path wins', async () => {
    const root = temporaryProject({ 'lintel.config.json': '{}', 'other.json': '{ "failOn": "warning" }' });
    expect((await loadConfig(root, path.join(root, 'other.json'))).failOn).toBe('warning');
  });
});

describe('what is said is taken over', () => {
  test('levels, options and the rest', async () => {
    const library = { name: 'house', packages: ['@acme/http'], rows: [{ path: 'call()', means: 'remoteCall' }] };
    const root = temporaryProject({ 'lintel.config.json': JSON.stringify({ extends: 'strict', rules: { 'a/b': ['warning', { depth: 3 }], 'c/d': ['off'] }, exclude: ['x/**'], libraries: [library] }) });
    expect(await loadConfig(root)).toMatchObject({ preset: 'strict', rules: { 'a/b': { level: 'warning', options: { depth: 3 } }, 'c/d': { level: 'off', options: undefined } }, exclude: ['x/**'], libraries: [library] });
  });
});

describe('mistakes say place, expectation and what was probably meant', () => {
  const row = (value: object): object => ({ libraries: [{ name: 'x', packages: ['x'], rows: [{ path: 'a()', ...value }] }] });

  test.each<[unknown, string]>([
    [{ rulez: {} }, 'There is no setting "rulez" here. Did you mean "rules"?'],
    [{ qqqqqqqq: {} }, 'There is no setting "qqqqqqqq" here. Known: $schema, extends, rules, include, exclude, overrides, layers, libraries, failOn, baseline, neverBaseline, explain.'],
    [{ rules: { 'a/b': 'warn' } }, 'rules["a/b"]: Expected a level ("off", "info", "warning", "error") or [level, options], got "warn". Did you mean "warning"?'],
    [{ rules: { 'a/b': 2 } }, 'rules["a/b"]: Expected a level ("off", "info", "warning", "error") or [level, options], got 2.'],
    [{ rules: { 'a/b': ['eror', {}] } }, 'rules["a/b"]: Expected a level ("off", "info", "warning", "error") or [level, options], got ["eror",{}]. Did you mean "error"?'],
    [{ extends: 'strickt' }, 'extends: Expected "recommended" or "strict", got "strickt". Did you mean "strict"?'],
    [{ include: 'src' }, 'include: Expected a list, got "src".'],
    [{ include: [''] }, 'include[0]: Must not be empty.'],
    [{ overrides: [{ files: ['a'], rules: {}, rule: {} }] }, 'overrides[0]: There is no setting "rule" here. Did you mean "rules"?'],
    [{ layers: [{ name: 'x', files: ['a'] }] }, 'layers[0].mayUse: Expected a list, got nothing.'],
    [row({ means: 'rout' }), 'libraries[0].rows[0].means: There is no "means": "rout". Did you mean "route"?'],
    [row({}), 'libraries[0].rows[0].means: "means" is missing: it says what the row means.'],
    [row({ means: 'log', level: 'warning' }), 'libraries[0].rows[0].level: Expected "error", "warn", "info" or "debug", got "warning". Did you mean "warn"?'],
    [row({ means: 'respond', status: 99 }), 'libraries[0].rows[0].status: Must be at least 100, got 99.'],
  ])('%j', async (config, message) => {
    expect(await mistakeOf(config)).toBe(message);
  });

  test('several mistakes are several lines, each with the file', async () => {
    const root = temporaryProject({ 'lintel.config.json': '{ "failOn": "never", "include": 1 }' });
    const file = path.relative(process.cwd(), path.join(root, 'lintel.config.json'));
    await expect(loadConfig(root)).rejects.toThrow(`${file}: include: Expected a list, got 1.\n${file}: failOn: Expected "error", "warning" or "info", got "never".`);
  });

  test.each<[string, string, RegExp]>([
    ['lintel.config.json', '{ "rules": ', /lintel\.config\.json: The configuration could not be loaded: .*JSON/],
    ['lintel.config.json', '[]', /Expected an object/],
    ['lintel.config.ts', 'export default {', /lintel\.config\.ts: The configuration could not be loaded: /],
    ['lintel.config.ts', "throw new Error('no licence');", /lintel\.config\.ts: The configuration could not be loaded: no licence\./],
    ['lintel.config.ts', 'export const config = {};', /Expected an object as the default export/],
    ['lintel.config.mjs', "import 'gone-package';\nexport default {};", /lintel\.config\.mjs: The configuration could not be loaded: /],
    ['package.json', '{ "lintel": 7 }', /package\.json: Expected an object, got 7\./],
  ])('%s that holds %j', async (name, text, message) => {
    await expect(loadConfig(temporaryProject({ [name]: text }))).rejects.toThrow(message);
  });

  test('an explicit path that does not exist', async () => {
    const root = temporaryProject({});
    await expect(loadConfig(root, path.join(root, 'gone.json'))).rejects.toThrow(/gone\.json: The configuration could not be loaded: it does not exist\./);
  });
});

type WrittenRow = NonNullable<z.output<typeof librarySchema>['rows']>[number];
type KeysOf<Rows, Means> = keyof Extract<Rows, { means: Means }>;
/** Members of the model's rows that the schema forgets, as `means.member`. */
type Forgotten = { [Means in Meaning['means']]: `${Means}.${Exclude<KeysOf<Row, Means>, KeysOf<WrittenRow, Means>>}` }[Meaning['means']];

describe('schemas', () => {
  test('a library’s schema has every member of the model; the compiler names those that it forgets', () => {
    const isWhole: [Forgotten] extends [never] ? true : Forgotten = true;
    const keys: readonly (keyof Library)[] = Object.keys(librarySchema.shape) as (keyof typeof librarySchema.shape)[];
    expect([isWhole, keys]).toEqual([true, ['name', 'packages', 'types', 'rows', 'http', 'tables']]);
  });

  test('every library that lintel knows can be written by a user', () => {
    for (const library of libraries) expect(librarySchema.safeParse(library), library.name).toMatchObject({ success: true });
  });

  test('the JSON schema knows every setting, and every rule with its options', () => {
    const rule = defineRule({
      id: 'a/b', since: '0.1.0', severity: 'error', confidence: 'high', recommended: true, summary: 'Something must hold.', why: '', fix: '', silentWhen: [], messages: {},
      options: z.strictObject({ depth: z.int().default(3) }),
    });
    const schema = configJsonSchema([rule]);
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(configSchema.shape));
    expect(schema.additionalProperties).toBe(false);
    const setting = schema.$defs?.['rules'] as { properties: Record<string, unknown>; additionalProperties: unknown };
    expect(setting.additionalProperties).toBe(false);
    expect(setting.properties['a/b']).toMatchObject({
      description: 'Something must hold.',
      anyOf: [{ enum: ['off', 'info', 'warning', 'error'] }, { prefixItems: [{}, { type: 'object', properties: { depth: { type: 'integer', default: 3 } }, additionalProperties: false }], maxItems: 2 }],
    });
    expect(() => JSON.stringify(schema)).not.toThrow();
  });

  test('an empty folder of configurations leaves nothing behind', async () => {
    const root = temporaryProject({ 'lintel.config.ts': 'export default {};' });
    await loadConfig(root);
    expect(fs.readdirSync(root)).toEqual(['lintel.config.ts']);
  });
});
