/** Prisma: `client.<model>.<operation>()`, transactions as callback or list, raw SQL. */
import { defineLibrary, type Row } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const model = { means: 'query', entity: 'receiverMember' } as const;
const where = { argument: 0, option: 'where' };

const rows: Row[] = [
  // Calls of one tick are put together, as long as nothing but a unique key is asked for.
  { path: '<model>.findUnique()', ...model, operation: 'read', many: false, filter: where, autoBatched: true },
  { path: callsOf('<model>', 'findUniqueOrThrow findFirst findFirstOrThrow'), ...model, operation: 'read', many: false, filter: where },
  { path: callsOf('<model>', 'findMany findRaw'), ...model, operation: 'read', many: true, filter: where, limit: { argument: 0, option: 'take' } },
  { path: callsOf('<model>', 'aggregateRaw'), ...model, operation: 'read', many: true },
  { path: '<model>.groupBy()', ...model, operation: 'read', many: true, filter: where, limit: { argument: 0, option: 'take' } },
  { path: callsOf('<model>', 'count aggregate'), ...model, operation: 'count', many: true, filter: where },
  { path: '<model>.create()', ...model, operation: 'create', many: false },
  { path: callsOf('<model>', 'createMany createManyAndReturn'), ...model, operation: 'create', many: true },
  { path: '<model>.update()', ...model, operation: 'update', many: false, filter: where },
  { path: callsOf('<model>', 'updateMany updateManyAndReturn'), ...model, operation: 'update', many: true, filter: where },
  { path: '<model>.upsert()', ...model, operation: 'upsert', many: false, filter: where },
  { path: '<model>.delete()', ...model, operation: 'delete', many: false, filter: where },
  { path: '<model>.deleteMany()', ...model, operation: 'delete', many: true, filter: where },
  // The relations of a row, asked for by chaining: `user.findUnique(…).posts()`.
  { path: '<unique>.*()', means: 'query', operation: 'read', many: true, entity: 'unknown', autoBatched: true, limit: { argument: 0, option: 'take' } },
  { path: callsOf('<unique>', 'then catch finally'), means: 'promise' },

  { path: callsOf('<client>', '$queryRaw $queryRawUnsafe $queryRawTyped $executeRaw $executeRawUnsafe $runCommandRaw'), means: 'query', operation: 'raw', many: true, entity: 'unknown' },
  { path: '<client>.$transaction()', when: { callback: { argument: 0, given: true } }, means: 'transaction', callback: 0, client: 0 },
  { path: '<client>.$transaction()', when: { callback: { argument: 0, given: false } }, means: 'batch', operations: 0 },
  { path: callsOf('<client>', '$transaction $disconnect'), means: 'promise' },
  // The first query connects too.
  { path: '<client>.$connect()', means: 'promise', harmless: true },
  { path: '<client>.$on()', means: 'listen', callback: 1 },
  { path: '<client>.$use()', means: 'runs', callback: 0, awaitsCallback: true },
  { path: callsOf('<client>', '$extends $use $on'), means: 'sync' },
];

export default defineLibrary({
  name: 'prisma',
  // `.prisma/client` is where the generator puts the client that `@prisma/client` hands on.
  packages: ['@prisma/client', '@prisma/client/*', '.prisma/client', '.prisma/client/*'],
  types: {
    client: [
      'PrismaClient#',
      'Prisma.TransactionClient#',
      'Prisma.DefaultPrismaClient#',
      'Prisma.defineExtension(0:0)',
      '<client>.$extends()',
      '<client>.$on()',
      '<client>.$transaction(0:0)',
    ],
    model: ['<client>.*'],
    unique: ['<model>.findUnique()', '<model>.findUniqueOrThrow()', '<model>.findFirst()', '<model>.findFirstOrThrow()', '<unique>.*()'],
    // What was awaited is a row: its methods ask for nothing.
    row: ['<unique>~', '<unique>.then()', '<unique>.catch()', '<unique>.finally()'],
  },
  rows,
});
