/** Knex: builders that run when they are awaited; the last verb of the chain says what they do. */
import { defineLibrary, type Row } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const link = { means: 'query', many: true, lazy: true, entity: 'unknown' } as const;
const transaction = { path: '<client>.transaction()', means: 'transaction', client: 0 } as const;

const rows: Row[] = [
  { path: ['<client>()', ...callsOf('<client> <builder>', 'from into table')], ...link, operation: 'read', entity: { argument: 0 } },
  { path: callsOf('<client> <builder>', 'select distinct pluck'), ...link, operation: 'read' },
  { path: callsOf('<client> <builder>', 'first'), ...link, operation: 'read', many: false },
  { path: callsOf('<client> <builder>', 'count countDistinct min max sum sumDistinct avg avgDistinct'), ...link, operation: 'count' },
  { path: callsOf('<client> <builder>', 'insert batchInsert'), ...link, operation: 'create' },
  { path: callsOf('<client> <builder>', 'update increment decrement'), ...link, operation: 'update' },
  { path: callsOf('<client> <builder>', 'upsert'), ...link, operation: 'upsert' },
  { path: callsOf('<builder>', 'merge'), ...link, operation: 'upsert' },
  { path: callsOf('<client> <builder>', 'del delete truncate'), ...link, operation: 'delete' },
  { path: '<builder>.limit()', ...link, operation: 'read', limit: { argument: 0, option: '' } },
  // The filter is an object of columns, or nothing that can be read as one.
  { path: callsOf('<builder>', 'where andWhere'), ...link, operation: 'read', filter: { argument: 0 } },
  { path: '<client>.batchInsert()', means: 'query', operation: 'create', many: true, entity: { argument: 0 } },
  { path: '<client>.raw()', ...link, operation: 'raw' },
  { path: '<client>.schema.*()', ...link, operation: 'raw', entity: { argument: 0 } },
  { path: callsOf('<builder>', 'then stream asCallback'), means: 'query', operation: 'read', many: true, entity: 'unknown' },
  { path: callsOf('<builder>', 'catch finally pipe'), means: 'promise' },
  { path: callsOf('<builder>', 'toSQL toQuery toString clone'), means: 'sync' },

  { ...transaction, when: { callback: { argument: 0, given: true } }, callback: 0 },
  { path: '<client>.transaction()', when: { maxArgs: 1, callback: { argument: 0, given: false } }, means: 'beginTransaction' },
  { path: '<provider>()', means: 'beginTransaction' },
  { path: '<client>.commit()', means: 'endTransaction', how: 'commit' },
  { path: '<client>.rollback()', means: 'endTransaction', how: 'rollback' },
  { path: [...callsOf('<client>', 'transaction commit rollback savepoint destroy initialize'), '<provider>()'], means: 'promise' },
  { path: callsOf('<client>.migrate', 'latest up down rollback currentVersion list forceFreeMigrationsLock'), means: 'promise' },
  { path: '<client>.seed.run()', means: 'promise' },
  { path: callsOf('<client>', 'on'), means: 'listen', callback: 1 },
  { path: callsOf('<client>', 'ref withUserParams transactionProvider'), means: 'sync' },
];

export default defineLibrary({
  name: 'knex',
  packages: ['knex'],
  types: {
    client: [
      ...['()', 'knex()', 'Knex()', 'Knex#', 'Knex.Transaction#', 'Transaction#', '<client>.withUserParams()'],
      ...['<client>.transaction(0:0)', '<client>.transaction()~', '<client>.savepoint(0:0)', '<provider>()~'],
    ],
    provider: ['<client>.transactionProvider()'],
    builder: [
      ...['<client>()', '<client>.raw()', '<client>.queryBuilder()', 'Knex.QueryBuilder#', 'QueryBuilder#', '<builder>.*()', '<builder>.*(*:0)'],
      ...callsOf('<client>', 'select distinct first pluck count countDistinct min max sum avg insert update increment decrement upsert del delete truncate from into table with withRecursive where whereIn union unionAll'),
    ],
    result: ['<builder>~', ...callsOf('<builder>', 'then catch finally toSQL toQuery toString stream pipe asCallback')],
  },
  rows,
});
