/** TypeORM's query builders: nothing runs before an executor at the end of the chain does. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const link = { means: 'query', many: true, lazy: true, entity: 'unknown' } as const;
const run = { means: 'query', operation: 'read', entity: 'unknown' } as const;

export default defineLibrary({
  name: 'typeorm-query-builder',
  packages: ['typeorm'],
  types: {
    builder: [
      ...['QueryBuilder', 'SelectQueryBuilder', 'InsertQueryBuilder', 'UpdateQueryBuilder', 'DeleteQueryBuilder', 'SoftDeleteQueryBuilder'].map((name) => `${name}#`),
      ...callsOf('<typeorm:repository> <typeorm:manager> <typeorm:dataSource> <typeorm:runner> BaseEntity AbstractRepository#', 'createQueryBuilder'),
      '<builder>.*()',
      // Sub-queries and brackets are built in callbacks.
      '<builder>.*(*:0)',
      'Brackets(0:0)',
    ],
    // What an executor gives is no builder any more.
    result: callsOf('<builder>', 'getMany getManyAndCount getRawMany getRawAndEntities getOne getOneOrFail getRawOne getCount getExists execute stream getQuery getSql getParameters getQueryAndParameters then'),
  },
  rows: [
    { path: callsOf('<typeorm:repository>', 'createQueryBuilder'), ...link, operation: 'read', entity: 'receiverType' },
    { path: callsOf('BaseEntity', 'createQueryBuilder'), ...link, operation: 'read', entity: 'receiverClass' },
    { path: callsOf('<typeorm:manager> <typeorm:dataSource> <typeorm:runner>', 'createQueryBuilder'), ...link, operation: 'read', entity: { argument: 0 } },

    { path: callsOf('<builder>', 'from into'), ...link, operation: 'read', entity: { argument: 0 } },
    { path: callsOf('<builder>', 'take limit'), ...link, operation: 'read', limit: { argument: 0, option: '' } },
    { path: callsOf('<builder>', 'insert'), ...link, operation: 'create' },
    { path: callsOf('<builder>', 'update'), ...link, operation: 'update', entity: { argument: 0 } },
    { path: callsOf('<builder>', 'restore'), ...link, operation: 'update' },
    { path: callsOf('<builder>', 'delete softDelete'), ...link, operation: 'delete' },

    { path: callsOf('<builder>', 'getMany getManyAndCount getRawMany getRawAndEntities execute stream'), ...run, many: true },
    { path: callsOf('<builder>', 'getOne getOneOrFail getRawOne'), ...run, many: false },
    { path: callsOf('<builder>', 'getCount getExists'), ...run, operation: 'count', many: true },
    { path: callsOf('<builder>', 'getQuery getSql getParameters getQueryAndParameters clone'), means: 'sync' },
  ],
});
