/** What paths mean by made-up libraries: wildcards, types, specificity, mistakes. */
import { expect, test } from 'vitest';
import { compileMeanings } from '#link/meanings.ts';
import type { Library, Row } from '#model/library.ts';
import { pathOf } from '../harness/path-of.ts';

const log = (path: string | string[], level: 'error' | 'warn' | 'info' | 'debug'): Row => ({ path, means: 'log', level });

function ask(library: Omit<Library, 'name' | 'packages'>, ...others: Library[]) {
  const meanings = compileMeanings([{ name: 'lib', packages: ['p'], ...library }, ...others]);
  return {
    at: (text: string) => meanings.at(pathOf(text)).map((row) => (row.means === 'log' ? row.level : row.means)),
    types: (text: string) => meanings.typesAt(pathOf(text)),
  };
}

test('every kind of step', () => {
  const { at } = ask({
    rows: [
      log('()', 'info'), log('make().run()', 'warn'), log('Client#.run()', 'error'), log('load()~.run()', 'debug'),
      log('list()[].run()', 'warn'), log('each(0:1).run()', 'info'), log('any(*:0).run()', 'error'),
    ],
  });
  expect(at('p: ()')).toEqual(['info']);
  expect(at('p: make().run()')).toEqual(['warn']);
  expect(at('p: Client#.run()')).toEqual(['error']);
  expect(at('p: load()~.run()')).toEqual(['debug']);
  expect(at('p: load().run()')).toEqual([]);
  expect(at('p: list()[].run()')).toEqual(['warn']);
  expect(at('p: each(0:1).run()')).toEqual(['info']);
  expect(at('p: each(0:0).run()')).toEqual([]);
  expect(at('p: any(3:0).run()')).toEqual(['error']);
  expect(at('p: any(3:1).run()')).toEqual([]);
  expect(at('p: other()')).toEqual([]);
  expect(at('q: ()')).toEqual([]);
  expect(at('p/sub: ()')).toEqual([]);
});

test('the default export is the package itself', () => {
  const meanings = compileMeanings([{ name: 'lib', packages: ['p'], rows: [log('run()', 'info')] }]);
  const start = pathOf('p:');
  const byDefault = { package: 'p', parent: start, step: { kind: 'member', name: 'default' }, depth: 1 } as const;
  const run = { package: 'p', parent: byDefault, step: { kind: 'member', name: 'run' }, depth: 2 } as const;
  expect(meanings.at({ package: 'p', parent: run, step: { kind: 'call' }, depth: 3 })).toHaveLength(1);
});

test('awaiting what is no promise changes nothing', () => {
  const { at, types } = ask({ types: { client: ['Client#'] }, rows: [log('<client>.run()', 'info')] });
  expect(at('p: Client#~.run()')).toEqual(['info']);
  expect(at('p: Client#~~.run()')).toEqual(['info']);
  expect(types('p: Client#~')).toEqual(['lib:client']);
});

test('awaiting a promise leaves it', () => {
  const { at, types } = ask({
    types: { query: ['find()', '<query>.*()'], rows: ['<query>~'] },
    rows: [{ path: '<query>.*()', means: 'promise' }, log('<query>.*()', 'info'), log('<rows>.show()', 'warn')],
  });
  expect(types('p: find().where()')).toEqual(['lib:query']);
  expect(types('p: find().where()~')).toEqual(['lib:rows']);
  expect(at('p: find().where()')).toEqual(['promise', 'info']);
  expect(at('p: find().where()~')).toEqual(['info']);
  expect(at('p: find().where()~.show()')).toEqual(['warn']);
  expect(at('p: find().where()~.map()')).toEqual([]);
});

test('types start over, may be recursive, and may be another library’s', () => {
  const other: Library = { name: 'other', packages: ['q'], types: { wrapped: ['wrap()', '<lib:client>.wrap()'] }, rows: [log('<wrapped>.run()', 'warn')] };
  const { at, types } = ask(
    { types: { client: ['Client#', '<client>.$extends()', '<client>.$transaction(0:0)', '<alias>'], alias: ['Alias#'] }, rows: [log('<client>.run()', 'info')] },
    other,
  );
  expect(at('p: Client#.$extends().$extends().run()')).toEqual(['info']);
  expect(at('p: Client#.$extends().$transaction(0:0).run()')).toEqual(['info']);
  expect(types('p: Client#.$extends()')).toEqual(['lib:client']);
  expect(types('p: Alias#')).toEqual(['lib:alias', 'lib:client']);
  expect(at('p: Alias#.run()')).toEqual(['info']);
  expect(at('p: Client#.wrap().run()')).toEqual(['warn']);
  expect(types('q: wrap()')).toEqual(['other:wrapped']);
});

test('a member that is spelled out beats a wildcard, rows and types each for themselves', () => {
  const { at, types } = ask({
    types: { query: ['Query#', '<query>.*()'], rows: ['<query>.all()'] },
    rows: [log(['<query>.*()', '*.deep.run()'], 'debug'), log('<query>.first()', 'info'), log('a.*.run()', 'warn')],
  });
  expect(at('p: Query#.where()')).toEqual(['debug']);
  expect(at('p: Query#.first()')).toEqual(['info']);
  expect(types('p: Query#.where().where()')).toEqual(['lib:query']);
  expect(types('p: Query#.first()')).toEqual(['lib:query']);
  expect(types('p: Query#.all()')).toEqual(['lib:rows']);
  expect(at('p: a.deep.run()')).toEqual(['warn']);
  expect(at('p: b.deep.run()')).toEqual(['debug']);
});

test('a subpath has its own rows; `/*` covers every subpath', () => {
  const meanings = compileMeanings([{ name: 'lib', packages: ['p/*'], rows: [log('()', 'info')] }]);
  expect(meanings.at(pathOf('p/each: ()'))).toMatchObject([{ means: 'log', library: 'lib' }]);
  expect(meanings.at(pathOf('p: ()'))).toEqual([]);
  expect(meanings.at(pathOf('pp/each: ()'))).toEqual([]);
});

test.each([
  ['run(', 'expected'],
  ['', 'must name'],
  ['.', "expected a member's name"],
  ['a b', 'expected'],
  ['<nothing>.run()', '`lib:nothing`'],
  ['<other:nothing>.run()', '`other:nothing`'],
  ['default()', '`default`'],
])('the pattern %j is a mistake', (pattern, reason) => {
  const compile = () => compileMeanings([{ name: 'lib', packages: ['p'], rows: [log(pattern, 'info')] }]);
  expect(compile).toThrow(`Library \`lib\`, pattern \`${pattern}\``);
  expect(compile).toThrow(reason);
});

test('two libraries of one name are a mistake', () => {
  const library: Library = { name: 'lib', packages: ['p'] };
  expect(() => compileMeanings([library, library])).toThrow('declared twice');
});
