/** Which findings a baseline holds, and which of its entries are stale. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint, type AnyRule, type LintOptions, type RunResult } from '#index.ts';
import { diskTree } from '#load/disk-tree.ts';
import { baselineText, readBaseline } from '#load/read-baseline.ts';
import { renewBaseline } from '#run/renew-baseline.ts';
import { places } from '../harness/lint-files.ts';
import { markerRule } from '../harness/marker-rule.ts';
import { temporaryProject } from '../load/temporary-project.ts';

const other: AnyRule = { ...markerRule, id: 'test/other' };

function project(files: Readonly<Record<string, string>>) {
  const root = temporaryProject({ 'package.json': '{ "name": "case" }', ...files });
  const run = (options: Partial<LintOptions> = {}): Promise<RunResult> => lint({ cwd: root, cache: 'skip', rules: [markerRule as AnyRule], ...options });
  return {
    root,
    run,
    write: (file: string, text: string) => writeFileSync(join(root, file), text),
    remove: (file: string) => rmSync(join(root, file)),
    async baseline() {
      const result = await run({ scope: 'project' });
      writeFileSync(join(root, 'lintel-baseline.json'), baselineText(renewBaseline(result, []).entries));
    },
  };
}

const stale = (result: RunResult): string[] => result.staleBaseline.map(({ file, rule }) => `${file} ${rule}`);

describe('a baseline holds', () => {
  test('the findings that it was made of, wherever their lines move, and nothing new', async () => {
    const { run, write, baseline } = project({ 'src/a.ts': 'bad();\nbad(1);', 'src/b.ts': 'bad();' });
    await baseline();
    write('src/a.ts', '// words\n\nbad();\n  bad( 1 );\nbad(2);\nbad();');
    const { findings, baselined } = await run();
    expect(places(baselined)).toEqual(['src/a.ts:3 test/marker', 'src/b.ts:1 test/marker']);
    // `bad( 1 )` is other text than `bad(1)`, and the second `bad()` has another ordinal.
    expect(places(findings)).toEqual(['src/a.ts:4 test/marker', 'src/a.ts:5 test/marker', 'src/a.ts:6 test/marker']);
  });

  test('a finding of its own identity: a new one does not take the place of a solved one', async () => {
    const { run, write, baseline } = project({ 'src/a.ts': 'bad(1);' });
    await baseline();
    write('src/a.ts', 'bad(2);');
    const { findings, staleBaseline } = await run();
    expect(findings).toHaveLength(1);
    expect(staleBaseline).toHaveLength(1);
  });

  test('a finding whose line was edited in the same function, one for one', async () => {
    const { run, write, baseline, root } = project({ 'src/a.ts': 'class A { one() { bad(1); } two() { bad(2); } }' });
    await baseline();
    write('src/a.ts', 'class A { one() { bad(10); } two() { bad(2);\nbad(20); }\nthree() { bad(1); } }');
    const result = await run();
    expect(places(result.baselined)).toEqual(['src/a.ts:1 test/marker', 'src/a.ts:1 test/marker']);
    expect(places(result.findings)).toEqual(['src/a.ts:2 test/marker', 'src/a.ts:3 test/marker']);
    expect(result.staleBaseline).toEqual([]);

    const next = renewBaseline(result, readBaseline(diskTree, root, 'lintel-baseline.json') ?? []);
    expect([next.entries.length, next.added.length, next.moved.length, next.removed.length]).toEqual([4, 2, 2, 0]);
  });

  test('the findings of a renamed file, and not what it has more than before', async () => {
    const { run, write, remove, baseline } = project({ 'src/a.ts': 'bad();\nbad();' });
    await baseline();
    remove('src/a.ts');
    write('src/renamed.ts', 'bad();\nbad();\nbad();');
    const { findings, baselined, staleBaseline } = await run();
    expect(places(baselined)).toEqual(['src/renamed.ts:1 test/marker', 'src/renamed.ts:2 test/marker']);
    expect(places(findings)).toEqual(['src/renamed.ts:3 test/marker']);
    expect(staleBaseline).toEqual([]);
  });

  test('nothing of a file that was copied while the first one stays', async () => {
    const { run, write, baseline } = project({ 'src/a.ts': 'bad();' });
    await baseline();
    write('src/copy.ts', 'bad();');
    expect(places((await run()).findings)).toEqual(['src/copy.ts:1 test/marker']);
  });

  test('the same in a file whichever paths are asked for', async () => {
    const { run, write, remove, baseline } = project({ 'src/a.ts': 'bad();', 'src/old.ts': 'bad();\nbad();' });
    await baseline();
    remove('src/old.ts');
    write('src/x.ts', 'bad();');
    write('src/y.ts', 'bad();\nbad();\nbad();');
    const whole = await run();
    for (const file of ['src/a.ts', 'src/x.ts', 'src/y.ts']) {
      const alone = await run({ paths: [file] });
      expect(alone.findings).toEqual(whole.findings.filter(({ span }) => span.file === file));
      expect(alone.baselined).toEqual(whole.baselined.filter(({ span }) => span.file === file));
    }
  });

  test('lintel’s own findings about comments too', async () => {
    const { run, baseline } = project({ 'src/a.ts': 'bad(); // lintel-disable-line test/marker' });
    await baseline();
    const { findings, baselined } = await run();
    expect([findings.length, places(baselined)]).toEqual([0, ['src/a.ts:1 lintel/suppression-reason']]);
  });

  test('nothing if it is skipped', async () => {
    const { run, baseline } = project({ 'src/a.ts': 'bad();' });
    await baseline();
    const { findings, baselined, staleBaseline } = await run({ baseline: 'skip' });
    expect([findings.length, baselined.length, staleBaseline.length]).toEqual([1, 0, 0]);
  });
});

describe('neverBaseline', () => {
  test.each(['test/marker', 'test/*'])('%s: the baseline hides no such finding, and its entries are stale', async (pattern) => {
    const { run, write, baseline } = project({ 'src/a.ts': 'bad();' });
    await baseline();
    write('lintel.config.json', JSON.stringify({ neverBaseline: [pattern] }));
    const { findings, baselined, staleBaseline } = await run();
    expect([findings.length, baselined.length, staleBaseline.length]).toEqual([1, 0, 1]);
  });

  test.each([
    ['test/markr', 'There is no rule or category "test/markr". Did you mean "test/marker"?'],
    ['tests/*', 'There is no rule or category "tests/*". Did you mean "test/*"?'],
    ['**', 'There is no rule or category "**".'],
  ])('%s is a mistake', async (pattern, message) => {
    const { run, write } = project({ 'src/a.ts': '' });
    write('lintel.config.json', JSON.stringify({ neverBaseline: [pattern] }));
    await expect(run()).rejects.toThrow(`neverBaseline: ${message}`);
  });
});

describe('an entry is stale', () => {
  test('when its finding is solved, and when its file is gone with what it held', async () => {
    const { run, write, remove, baseline } = project({ 'src/a.ts': 'bad();', 'src/b.ts': 'bad(2);', 'src/c.ts': 'bad(3);' });
    await baseline();
    write('src/a.ts', 'good();');
    remove('src/b.ts');
    expect(stale(await run())).toEqual(['src/a.ts test/marker', 'src/b.ts test/marker']);
  });

  test('but not where the run did not look', async () => {
    const { run, write, remove, baseline } = project({ 'src/a.ts': 'bad();', 'src/b.ts': 'bad(2);', 'src/c.ts': 'bad(3);' });
    await baseline();
    write('src/a.ts', 'good();');
    remove('src/b.ts');
    // What `b` held may stand in a file that was not asked about.
    expect(stale(await run({ paths: ['src/c.ts'] }))).toEqual([]);
    expect(stale(await run({ paths: ['src/a.ts'] }))).toEqual(['src/a.ts test/marker']);
  });

  test('but not while its rule is off, nor in a file that does not parse', async () => {
    const { run, write, baseline } = project({ 'src/a.ts': 'bad();', 'src/b.ts': 'bad(2);' });
    await baseline();
    expect(stale(await run({ levels: { 'test/marker': 'off' } }))).toEqual([]);
    write('src/a.ts', 'good();');
    write('src/b.ts', 'function (');
    expect(stale(await run())).toEqual(['src/a.ts test/marker']);
  });

  test('and none is, where a rule failed', async () => {
    const { run, write, baseline } = project({ 'src/a.ts': 'bad();' });
    await baseline();
    write('src/a.ts', 'good();');
    const broken: AnyRule = { ...other, check: () => { throw new Error('no'); } };
    expect(stale(await run({ rules: [markerRule as AnyRule, broken] }))).toEqual([]);
  });

  test('when there is no such rule any more', async () => {
    const { run, baseline } = project({ 'src/a.ts': 'bad();' });
    await baseline();
    expect(stale(await run({ rules: [] }))).toEqual(['src/a.ts test/marker']);
  });
});

describe('a baseline that cannot be understood ends the run', () => {
  const entry = '{ "file": "a", "rule": "r", "message": "m", "fingerprint": "f", "contentFingerprint": "c" }';
  test.each([
    ['{', /lintel-baseline\.json: The baseline is not valid JSON \(.*\)\. Repair it/],
    ['[]', /no baseline of lintel’s/],
    ['{ "version": 2, "findings": [] }', /has version 2, and this lintel knows 1 at most.*Update lintel/],
    ['{ "version": "1", "findings": [] }', /version: /],
    ['{ "version": 1, "findings": [{ "file": "a" }] }', /findings\.0\.rule: /],
    ['{ "version": 1, "findings": [], "more": 1 }', /more/],
    [`{ "version": 1, "findings": [\n<<<<<<< HEAD\n${entry}\n=======\n>>>>>>> topic\n] }`, /lintel-baseline\.json:2: There are merge conflict markers here/],
  ])('%s', async (text, message) => {
    const { run, write } = project({ 'src/a.ts': '' });
    write('lintel-baseline.json', text);
    await expect(run()).rejects.toThrow(message);
    await expect(run()).rejects.toMatchObject({ name: 'ConfigError' });
  });

  test('but neither a byte-order mark, nor both sides of a merge, nor another order', async () => {
    const { run, root } = project({ 'src/a.ts': 'bad();\nbad(2);' });
    const { entries } = renewBaseline(await run({ scope: 'project' }), []);
    writeFileSync(join(root, 'lintel-baseline.json'), `\uFEFF${baselineText([...entries, ...entries].reverse())}`);
    const { findings, baselined, staleBaseline } = await run();
    expect([findings.length, baselined.length, staleBaseline.length]).toEqual([0, 2, 0]);
  });
});

test('the configuration may name another file, relative to itself', async () => {
  const { run, root, write } = project({ 'src/a.ts': 'bad();', 'src/lintel.config.json': '{ "baseline": "./known.json" }' });
  write('src/known.json', baselineText(renewBaseline(await run({ scope: 'project' }), []).entries));
  expect((await run({ cwd: join(root, 'src') })).baselined).toHaveLength(1);
  expect((await run()).baselined).toHaveLength(0);
});
