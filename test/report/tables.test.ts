/** Tables in the map for people, and in the comparison of two maps. */
import { createColors } from 'picocolors';
import { describe, expect, test } from 'vitest';
import type { MappedTable, SystemMap } from '#model/system-map.ts';
import { compareMaps } from '#report/compare-maps.ts';
import { prettyMap } from '#report/map-pretty.ts';

const colors = createColors(false);
const mapOf = (...tables: readonly MappedTable[]): SystemMap => ({ entryPoints: [], modules: [], layers: [], tables });
const USER: MappedTable = {
  name: 'User',
  operations: ['read', 'update'],
  queries: 3,
  declared: { file: 'prisma/schema.prisma', line: 4 },
  columns: [{ name: 'id', type: 'Int', optional: false }, { name: 'email', type: 'String', optional: true }],
  indexes: [{ columns: ['email', 'id'], unique: false }, { columns: ['id'], unique: true }],
  relations: [],
};
const withIndexes = (...indexes: readonly (readonly string[])[]): SystemMap => mapOf({ ...USER, indexes: indexes.map((columns) => ({ columns, unique: false })) });

test('the map tells columns, indexes and the place of what is declared, and only the use of what is not', () => {
  const lonely: MappedTable = { ...USER, name: 'Ta\u001b[31mg', operations: [], queries: 0, columns: USER.columns!.slice(1), indexes: [] };
  const open: MappedTable = { ...USER, name: 'Open', queries: 1, columns: null, indexes: null };
  const unknown: MappedTable = { ...USER, name: 'legacy', declared: null, columns: null, indexes: null, relations: null };
  expect(prettyMap(mapOf(USER, lonely, open, unknown), { colors }).split('\n')).toEqual([
    '',
    'tables',
    '  User  read, update in 3 places',
    '    2 columns; indexes (email, id), unique (id)  prisma/schema.prisma:4',
    '  Ta·[31mg  no known query',
    '    1 column; no index  prisma/schema.prisma:4',
    '  Open  read, update in 1 place',
    '    columns unknown  prisma/schema.prisma:4',
    '  legacy  read, update in 3 places',
    '',
  ]);
});

describe('comparison', () => {
  const changesOf = (before: SystemMap, after: SystemMap): unknown[] => compareMaps(before, after).tables.changed.flatMap(({ differences }) => differences.map(({ what, before: was, after: is, isWorse }) => [what, was, is, isWorse]));

  test('a lost index is worse unless a wider one begins with its columns', () => {
    expect(changesOf(withIndexes(['email']), withIndexes())).toEqual([['indexes', '(email)', '', true]]);
    expect(changesOf(withIndexes(['email']), withIndexes(['email', 'id']))).toEqual([['indexes', '(email)', '(email, id)', false]]);
    expect(changesOf(withIndexes(['email']), withIndexes(['id', 'email']))).toEqual([['indexes', '(email)', '(id, email)', true]]);
  });

  test('a lost constraint is worse', () => {
    const unique = mapOf({ ...USER, indexes: [{ columns: ['email'], unique: true }] });
    expect(changesOf(unique, withIndexes(['email']))).toEqual([['indexes', 'unique (email)', '(email)', true]]);
    expect(changesOf(withIndexes(['email']), unique)).toEqual([['indexes', '(email)', 'unique (email)', false]]);
  });

  test('what one side does not know is no change', () => {
    expect(changesOf(mapOf(USER), mapOf({ ...USER, columns: null, indexes: null }))).toEqual([]);
  });
});
