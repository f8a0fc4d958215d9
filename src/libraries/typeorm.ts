/** TypeORM: repositories, entity managers, data sources, active records and query runners; their query builders stand in `typeorm-query-builder`. */
import { defineLibrary, type Pattern, type QueryMeaning, type Row } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

/** Repositories, and what extends them. */
const REPOSITORY = '<repository>';
/** Managers take the entity as argument 0, so every other argument stands one place further. */
const MANAGER = '<manager>';
/** Active records: static methods for finding, methods of the instance for writing. */
const RECORD = 'BaseEntity';

export default defineLibrary({
  name: 'typeorm',
  packages: ['typeorm'],
  types: {
    repository: [
      ...['Repository#', 'TreeRepository#', 'MongoRepository#', 'AbstractRepository#.repository'],
      ...callsOf(' <dataSource> <manager> AbstractRepository#', 'getRepository getTreeRepository getMongoRepository'),
      ...callsOf('BaseEntity', 'getRepository'),
      '<repository>.extend()',
      '<manager>.withRepository()',
    ],
    manager: [
      ...['EntityManager#', 'MongoEntityManager#', 'getManager()', 'getMongoManager()', 'AbstractRepository#.manager'],
      ...['<dataSource>.manager', '<dataSource>.mongoManager', '<repository>.manager', '<runner>.manager', 'InsertEvent#.manager', 'UpdateEvent#.manager', 'RemoveEvent#.manager'],
      ...['<dataSource>.transaction(*:0)', '<manager>.transaction(*:0)', '<dataSource>.createEntityManager()', 'getConnection().createEntityManager()'],
    ],
    dataSource: ['DataSource#', 'Connection#', 'getConnection()', 'createConnection()~', '<manager>.connection', '<manager>.dataSource', '<runner>.connection', '<dataSource>.initialize()~'],
    runner: ['QueryRunner#', '<dataSource>.createQueryRunner()', '<manager>.queryRunner', '<repository>.queryRunner'],
  },
  rows: [
    ...finds([0, 'receiverType'], (members) => callsOf(REPOSITORY, members)),
    ...finds([0, 'receiverClass'], (members) => callsOf(RECORD, members)),
    ...finds([1, { argument: 0 }], (members) => callsOf(MANAGER, members)),

    ...writes([0, 'receiverType'], (members) => callsOf(REPOSITORY, members)),
    ...writes([0, 'receiverClass'], (members) => callsOf(RECORD, members)),
    ...writes([1, { argument: 0 }], (members) => callsOf(MANAGER, members)),

    ...saves('receiverType', (members) => callsOf(REPOSITORY, members)),
    ...saves('receiverClass', (members) => callsOf('BaseEntity#', members)),
    ...saves({ argument: 0 }, (members) => callsOf(MANAGER, members)),
    { path: 'BaseEntity#.reload()', means: 'query', operation: 'read', many: false, entity: 'receiverClass' },

    { path: callsOf('<repository> <manager> <dataSource> <runner> BaseEntity', 'query'), means: 'query', operation: 'raw', many: true, entity: 'unknown' },
    { path: callsOf('<dataSource>', 'sql'), means: 'query', operation: 'raw', many: true, entity: 'unknown' },

    ...callsOf('<dataSource> <manager>', 'transaction').flatMap((path): Row[] => [
      { path, when: { callback: { argument: 0, given: true } }, means: 'transaction', callback: 0, client: 0 },
      { path, when: { callback: { argument: 1, given: true } }, means: 'transaction', callback: 1, client: 0 },
      { path, means: 'promise' },
    ]),
    { path: '<runner>.startTransaction()', means: 'beginTransaction' },
    { path: '<runner>.commitTransaction()', means: 'endTransaction', how: 'commit' },
    { path: '<runner>.rollbackTransaction()', means: 'endTransaction', how: 'rollback' },
    { path: callsOf('<runner>', 'startTransaction commitTransaction rollbackTransaction connect release'), means: 'promise' },
    { path: '<runner>.release()', means: 'cleanup' },

    { path: callsOf('<dataSource>', 'initialize connect destroy close synchronize runMigrations undoLastMigration dropDatabase'), means: 'promise' },
    { path: ['createConnection()', 'createConnections()'], means: 'promise' },
    { path: callsOf('<repository> <manager> BaseEntity', 'create merge getId hasId'), means: 'sync' },
    { path: ['Entity()', 'ChildEntity()', 'ViewEntity()'], means: 'entity', name: 0 },
    { path: callsOf('', 'Column CreateDateColumn UpdateDateColumn DeleteDateColumn VersionColumn ViewColumn'), means: 'column' },
    { path: callsOf('', 'PrimaryColumn ObjectIdColumn'), means: 'column', primary: true },
    // Its argument says how the key is made.
    { path: 'PrimaryGeneratedColumn()', means: 'column', primary: true, typed: false },
    { path: 'Index()', means: 'index' },
    { path: 'Unique()', means: 'index', unique: true },
    { path: 'ManyToOne()', means: 'relation', to: 0, by: 'property' },
    { path: 'OneToOne()', means: 'relation', to: 0, by: 'property', joined: true },
    { path: 'JoinTable()', means: 'joinColumn', option: 'name' },
    { path: 'ManyToMany()', means: 'relation', to: 0, by: 'none', joined: true },
    { path: 'JoinColumn()', means: 'joinColumn', option: 'name' },
  ],
  tables: {
    column: { type: 'type', stored: 'name', primary: 'primary', unique: 'unique' },
    optional: { byDefault: false, unless: { option: 'nullable', is: true } },
    table: { stored: 'name' },
    index: { unique: 'unique', name: 'name' },
  },
});

/** `first` is the position of the first argument after the entity. */
type Place = readonly [first: number, entity: QueryMeaning['entity']];

function finds([first, entity]: Place, on: (members: string) => Pattern[]): Row[] {
  const query = { means: 'query', entity } as const;
  const where = { argument: first, option: 'where' };
  const limit = { argument: first, option: 'take' };
  return [
    { path: on('find findAndCount'), ...query, operation: 'read', many: true, filter: where, limit },
    { path: on('findBy findAndCountBy'), ...query, operation: 'read', many: true, filter: { argument: first } },
    { path: on('findByIds findTrees findRoots findDescendants findDescendantsTree findAncestors findAncestorsTree'), ...query, operation: 'read', many: true },
    { path: on('findOne findOneOrFail'), ...query, operation: 'read', many: false, filter: where },
    { path: on('findOneBy findOneByOrFail'), ...query, operation: 'read', many: false, filter: { argument: first } },
    { path: on('findOneById preload'), ...query, operation: 'read', many: false },
    { path: on('count exist exists'), ...query, operation: 'count', many: true, filter: where },
    { path: on('countBy existsBy countDocuments'), ...query, operation: 'count', many: true, filter: { argument: first } },
    { path: on('sum average minimum maximum'), ...query, operation: 'count', many: true, filter: { argument: first + 1 } },
    { path: on('countDescendants countAncestors'), ...query, operation: 'count', many: true },
    { path: on('aggregate aggregateEntity'), ...query, operation: 'read', many: true },
  ];
}

function writes([first, entity]: Place, on: (members: string) => Pattern[]): Row[] {
  const query = { means: 'query', entity } as const;
  const filter = { argument: first };
  return [
    { path: on('insert insertOne'), ...query, operation: 'create', many: false },
    { path: on('insertMany'), ...query, operation: 'create', many: true },
    { path: on('update updateMany restore increment decrement updateAll'), ...query, operation: 'update', many: true, filter },
    { path: on('updateOne replaceOne findOneAndUpdate findOneAndReplace'), ...query, operation: 'update', many: false, filter },
    { path: on('upsert'), ...query, operation: 'upsert', many: false },
    { path: on('delete softDelete deleteMany'), ...query, operation: 'delete', many: true, filter },
    { path: on('deleteOne findOneAndDelete'), ...query, operation: 'delete', many: false, filter },
    // `many` without a filter: it empties the table.
    { path: on('clear deleteAll'), ...query, operation: 'delete', many: true },
  ];
}

function saves(entity: QueryMeaning['entity'], on: (members: string) => Pattern[]): Row[] {
  const query = { means: 'query', entity, many: false } as const;
  return [
    { path: on('save'), ...query, operation: 'upsert' },
    { path: on('recover'), ...query, operation: 'update' },
    { path: on('remove softRemove'), ...query, operation: 'delete' },
  ];
}
