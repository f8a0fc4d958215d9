/** SARIF: valid by the official schema, within GitHub's limits, the same on every machine. */
import { join } from 'node:path';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { lint, rules } from '#index.ts';
import type { ReportedRun } from '#report/report.ts';
import { sarifReport } from '#report/sarif.ts';
import { fixturesFolder } from '../harness/fixtures-folder.ts';
import { findingOf, hostileFile, hostileFinding, manyFindings, runOf } from './made-up.ts';
import { schemaErrors } from './schema-of.ts';

const shop = await lint({ cwd: join(fixturesFolder, 'apps/shop'), cache: 'skip' });

function sarifOf(run: ReportedRun, silenced: 'marked' | 'left out' = 'marked'): { readonly log: Log; readonly results: readonly Result[]; readonly notes: readonly string[] } {
  const { text, notes } = sarifReport(run, { rules, silenced });
  const log = JSON.parse(text) as Log;
  return { log, results: log.runs[0]?.results ?? [], notes };
}

describe('a real run', () => {
  const { log, results } = sarifOf(shop);

  test('is valid', () => {
    expect(results.length).toBeGreaterThan(5);
    expect(schemaErrors('sarif-2.1.0', log)).toEqual([]);
  });

  test('has each rule with its words, and each result with its rule', () => {
    const descriptors = log.runs[0]?.tool.driver.rules ?? [];
    expect(descriptors.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const result of results) expect(descriptors[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);

    const auth = descriptors.find(({ id }) => id === 'security/require-auth');
    expect(auth).toMatchObject({ name: 'RequireAuth', defaultConfiguration: { level: 'error', enabled: true }, properties: { tags: ['security'], 'security-severity': '7.5', precision: 'high' } });
    expect(auth?.help?.markdown).toContain(`\n\n${rules.find(({ id }) => id === 'security/require-auth')?.fix ?? ''}\n`);
    expect(auth?.help?.text).toContain('lintel-disable-next-line security/require-auth');
    expect(auth).not.toHaveProperty('helpUri');
    expect(descriptors.find(({ id }) => id === 'data/no-n-plus-one')?.properties).toMatchObject({ tags: ['data'], 'problem.severity': 'warning' });
    for (const { properties, help } of descriptors) {
      expect(properties?.tags?.length).toBeLessThanOrEqual(10);
      expect(help?.markdown).not.toContain('](');
    }
  });

  test('tells the way that proves a finding', () => {
    const query = results.find(({ ruleId }) => ruleId === 'data/no-n-plus-one');
    const steps = query?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location?.message?.text);
    expect(steps).toEqual(['the loop, once for each element of orders', 'calls findItems', 'reads OrderItem']);
    expect(query?.relatedLocations?.map(({ id, message }) => [id, message?.text])).toEqual(steps?.map((text, index) => [index + 1, text]));
    expect(query).toMatchObject({ level: 'warning', properties: { entryPoints: ['GET /api/v1/orders'], confidence: 'high' } });
  });

  test('carries both fingerprints, and not the one that GitHub computes itself', () => {
    const { fingerprint, contentFingerprint } = shop.findings[0] ?? {};
    expect(results[0]?.partialFingerprints).toEqual({ 'lintel/v1': fingerprint, 'lintelContent/v1': contentFingerprint });
  });

  test('names no folder of this machine, so it is the same everywhere', () => {
    const { text } = sarifReport(shop, { rules, silenced: 'marked' });
    expect(text).not.toContain(shop.cwd);
    expect(sarifReport({ ...shop, cwd: '/elsewhere', root: '/elsewhere' }, { rules, silenced: 'marked' }).text).toBe(text);
  });
});

test('an empty run is valid', () => {
  expect(schemaErrors('sarif-2.1.0', sarifOf(runOf([])).log)).toEqual([]);
});

describe('silenced findings', () => {
  const run = runOf([findingOf({ line: 1 })], { suppressed: [findingOf({ line: 2 })], baselined: [findingOf({ line: 3 })] });

  test('are marked', () => {
    const { log, results } = sarifOf(run);
    expect(results.map(({ suppressions }) => suppressions)).toEqual([[], [{ kind: 'inSource', status: 'accepted' }], [{ kind: 'external', status: 'accepted' }]]);
    expect(schemaErrors('sarif-2.1.0', log)).toEqual([]);
  });

  test('are left out for GitHub, which would open alerts for them', () => {
    const { results, notes } = sarifOf(run, 'left out');
    expect(results.map(({ locations }) => locations?.[0]?.physicalLocation?.region?.startLine)).toEqual([1]);
    expect(notes).toEqual([]);
  });
});

describe('a run that left a file unread', () => {
  test('was no success, and says where', () => {
    const { log } = sarifOf(runOf([], { problems: [{ file: 'src/a b.ts', line: 0, message: 'It has 9 MB.', kind: 'unread' }, { file: 'src/c.ts', line: 4, message: 'Does not parse.', kind: 'partial' }] }));
    expect(log.runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', descriptor: { id: 'lintel/unread-file' }, message: { text: 'It has 9 MB.' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.ts' } } }] },
        { level: 'warning', descriptor: { id: 'lintel/partly-read-file' } },
      ],
    });
    expect(schemaErrors('sarif-2.1.0', log)).toEqual([]);
  });

  test('is told from one that only has something to say', () => {
    const { log } = sarifOf(runOf([], { problems: [{ file: 'src/c.ts', line: 4, message: 'Does not parse.', kind: 'partial' }] }));
    expect(log.runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  });
});

describe('the limits of GitHub', () => {
  test('keep the 25,000 most important results, in their order, and say what is left out', () => {
    const { log, results, notes } = sarifOf(runOf(manyFindings(30_000), { suppressed: [findingOf()] }));
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(3_000);
    expect(results.filter(({ level }) => level === 'note')).toHaveLength(0);
    expect(results.some(({ suppressions }) => suppressions?.length)).toBe(false);
    expect(notes).toEqual(['5001 results of lesser weight left out: GitHub takes 25,000 in a run. 0 errors, 2001 warnings, 3000 infos.']);
    expect(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications).toMatchObject([{ descriptor: { id: 'lintel/left-out' }, message: { text: notes[0] } }]);
    const lines = results.map(({ partialFingerprints }) => partialFingerprints?.['lintel/v1'] ?? '');
    expect(lines).toEqual([...lines].sort());
  });

  test('cut endless evidence', () => {
    const step = { span: { file: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 2 }, message: 'calls this' };
    const { results, notes } = sarifOf(runOf([findingOf({ evidence: Array.from({ length: 12_000 }, () => step) })]));
    expect(results[0]?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(10_000);
    expect((results[0]?.relatedLocations ?? []).length + (results[0]?.locations ?? []).length).toBe(1_000);
    expect(notes.join()).toContain('evidence of 1 result is cut');
  });
});

describe('a hostile source', () => {
  const { log, results } = sarifOf(runOf([hostileFinding]));

  test('leaves the document valid', () => {
    expect(schemaErrors('sarif-2.1.0', log)).toEqual([]);
  });

  test('has an address that leads back to its file', () => {
    const uri = results[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    expect(uri).toMatch(/^src\/a%20b%23c%25d\/%C3%BC%7C%60x%60\//);
    expect(decodeURIComponent(uri)).toBe(hostileFile.replace('\ud800', '\ufffd'));
  });

  test('makes no link, and hands over no control character', () => {
    const text = results[0]?.message.text ?? '';
    expect(text).not.toContain('](');
    expect(text).toContain('[link] (https://evil.example/x)');
    expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]|\p{Surrogate}/u);
    expect(text).toContain('😀');
  });
});
