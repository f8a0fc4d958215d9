/** Workflow commands: read back as GitHub's runner reads them. */
import { describe, expect, test } from 'vitest';
import { githubReport } from '#report/github.ts';
import { findingOf, hostileFile, hostileFinding, hostileText, manyFindings, runOf } from './made-up.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** As the runner does it: properties up to the next `::`, split at commas, then unescaped. */
function parse(line: string): Command | undefined {
  const [, name = '', list = '', message = ''] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  if (name === '') return undefined;
  const data = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const property = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
  return { name, properties: Object.fromEntries(list.split(',').filter((pair) => pair !== '').map((pair) => [pair.slice(0, pair.indexOf('=')), property(pair.slice(pair.indexOf('=') + 1))])), message: data(message) };
}

const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

test('a finding is an annotation with its chain', () => {
  expect(githubReport(runOf([findingOf({ severity: 'error' })])).text).toMatchInlineSnapshot(`
    "::error file=src/orders.ts,line=3,endLine=3,col=22,endColumn=44,title=data/no-n-plus-one::A query on \`User\` runs once for each order.%0A- loop over orders (src/orders.ts:2)%0A- reads User (src/users.ts:7)
    "
  `);
});

test('an info is a notice, and columns are left out where the ends are on two lines', () => {
  const span = { file: 'a.ts', line: 3, column: 9, endLine: 5, endColumn: 2 };
  expect(githubReport(runOf([findingOf({ severity: 'info', span, evidence: [] })])).text).toMatch(/^::notice file=a\.ts,line=3,endLine=5,title=/);
});

test('nothing to report is nothing', () => {
  expect(githubReport(runOf([])).text).toBe('');
});

describe('more than GitHub shows', () => {
  const { text } = githubReport(runOf(manyFindings(30_000)));
  const commands = lines(text).map(parse);
  const count = (name: string): number => commands.filter((command) => command?.name === name).length;

  test('are ten of each level, the last notice saying how many there are', () => {
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(commands.find((command) => command?.properties['title'] === 'lintel')?.message).toBe(
      "29971 more findings without an annotation: 2990 errors, 23990 warnings, 2991 infos. They are in this step's log.",
    );
  });

  test('and a fold of the log with all the others', () => {
    const start = lines(text).findIndex((line) => line.startsWith('::group::'));
    const end = lines(text).indexOf('::endgroup::');
    expect(end - start - 1).toBe(29_971);
    expect(lines(text)[start + 1]).toMatch(/^error src\/file-\d+\.ts:\d+:22 data\/no-n-plus-one: A query/);
  });

  test('are those that matter most', () => {
    const weak = Array.from({ length: 20 }, (_, line) => findingOf({ severity: 'error', confidence: 'low', context: ['job'], line: line + 1 }));
    const { text: few } = githubReport(runOf([...weak, findingOf({ severity: 'error', line: 99 })]));
    expect(parse(lines(few)[0] ?? '')?.properties['line']).toBe('99');
  });
});

describe('a hostile source', () => {
  test('makes one command, and comes back whole', () => {
    const { text } = githubReport(runOf([hostileFinding]));
    expect(lines(text)).toHaveLength(1);
    const command = parse(lines(text)[0] ?? '');
    const clean = (value: string): string => value.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u202e\ufffe]/g, '·');
    expect(command).toMatchObject({ name: 'warning', properties: { file: clean(hostileFile), title: 'data/no-n-plus-one', col: '22' } });
    expect(command?.message.split('\n')[0]).toBe(clean(hostileText));
  });

  test('makes none in the log either', () => {
    const { text } = githubReport(runOf(Array.from({ length: 12 }, () => ({ ...hostileFinding, span: { ...hostileFinding.span, file: '::stop-commands::x' } }))));
    const start = lines(text).findIndex((line) => line.startsWith('::group::'));
    const logged = lines(text).slice(start + 1, -1);
    expect(logged).toHaveLength(2);
    for (const line of logged) expect(line).toMatch(/^warning ::stop-commands(?!.*##\[)/);
  });
});
