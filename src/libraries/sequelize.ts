/** Sequelize and sequelize-typescript: static methods of models, methods of their instances, transactions managed or by hand. */
import { defineLibrary, type Row } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const query = { means: 'query', entity: 'receiverClass' } as const;
const where = { argument: 0, option: 'where' };
const limit = { argument: 0, option: 'limit' };
const through = { argument: 1, option: 'through' };

/** What a model's class answers. */
const models: Row[] = [
  { path: callsOf('<model>', 'findAll findAndCountAll findAndCount'), ...query, operation: 'read', many: true, filter: where, limit },
  { path: callsOf('<model>', 'findOne'), ...query, operation: 'read', many: false, filter: where },
  { path: callsOf('<model>', 'findByPk findById'), ...query, operation: 'read', many: false },
  { path: callsOf('<model>', 'count'), ...query, operation: 'count', many: true, filter: where },
  { path: callsOf('<model>', 'max min sum aggregate'), ...query, operation: 'count', many: true, filter: { argument: 1, option: 'where' } },
  { path: callsOf('<model>', 'create'), ...query, operation: 'create', many: false },
  { path: callsOf('<model>', 'bulkCreate'), ...query, operation: 'create', many: true },
  { path: callsOf('<model>', 'findOrCreate findCreateFind'), ...query, operation: 'upsert', many: false, filter: where },
  { path: callsOf('<model>', 'upsert'), ...query, operation: 'upsert', many: false },
  { path: callsOf('<model>', 'update'), ...query, operation: 'update', many: true, filter: { argument: 1, option: 'where' } },
  { path: callsOf('<model>', 'increment decrement'), ...query, operation: 'update', many: true, filter: { argument: 1, option: 'where' } },
  { path: callsOf('<model>', 'restore'), ...query, operation: 'update', many: true, filter: where },
  { path: callsOf('<model>', 'destroy'), ...query, operation: 'delete', many: true, filter: where },
  { path: callsOf('<model>', 'truncate'), ...query, operation: 'delete', many: true },
  { path: callsOf('<model>', 'sync drop describe'), means: 'promise' },
  { path: callsOf('<model>', 'build bulkBuild init scope unscoped schema addScope addHook belongsTo hasMany hasOne belongsToMany getAttributes'), means: 'sync' },
  { path: callsOf('<model>', 'findOrBuild'), ...query, operation: 'read', many: false, filter: where },
];

/** What one row of a model answers; associations are named in place of the row's own entity. */
const instances: Row[] = [
  { path: callsOf('<instance>', 'save update increment decrement restore'), ...query, operation: 'update', many: false },
  { path: callsOf('<instance>', 'destroy'), ...query, operation: 'delete', many: false },
  { path: callsOf('<instance>', 'reload'), ...query, operation: 'read', many: false },
  { path: callsOf('<instance>', '$get'), means: 'query', operation: 'read', many: true, entity: { argument: 0 }, filter: { argument: 1, option: 'where' }, limit: { argument: 1, option: 'limit' } },
  { path: callsOf('<instance>', '$count $has'), means: 'query', operation: 'count', many: true, entity: { argument: 0 } },
  { path: callsOf('<instance>', '$create'), means: 'query', operation: 'create', many: false, entity: { argument: 0 } },
  { path: callsOf('<instance>', '$set $add $remove'), means: 'query', operation: 'update', many: true, entity: { argument: 0 } },
  { path: callsOf('<instance>', 'validate'), means: 'promise' },
  { path: callsOf('<instance>', 'get set setDataValue getDataValue toJSON changed previous'), means: 'sync' },
];

const transactions: Row[] = [
  { path: '<sequelize>.transaction()', when: { callback: { argument: 0, given: true } }, means: 'transaction', callback: 0, client: 0 },
  { path: '<sequelize>.transaction()', when: { callback: { argument: 1, given: true } }, means: 'transaction', callback: 1, client: 0 },
  { path: '<sequelize>.transaction()', when: { maxArgs: 1, callback: { argument: 0, given: false } }, means: 'beginTransaction' },
  { path: '<transaction>.commit()', means: 'endTransaction', how: 'commit' },
  { path: '<transaction>.rollback()', means: 'endTransaction', how: 'rollback' },
  { path: ['<sequelize>.transaction()', '<transaction>.commit()', '<transaction>.rollback()'], means: 'promise' },
  { path: '<transaction>.afterCommit()', means: 'listen', callback: 0 },
];

/** Models as classes, by the decorators of sequelize-typescript. */
const decorators: Row[] = [
  { path: 'Table()', means: 'entity' },
  { path: callsOf('', 'Column CreatedAt UpdatedAt DeletedAt'), means: 'column' },
  { path: 'PrimaryKey()', means: 'columnOption', option: 'primaryKey' },
  { path: 'AllowNull()', means: 'columnOption', option: 'allowNull' },
  { path: 'Unique()', means: 'columnOption', option: 'unique' },
  { path: 'Index()', means: 'index' },
  { path: 'ForeignKey()', means: 'relation', to: 0, by: 'property' },
  { path: 'BelongsTo()', means: 'relation', to: 0, by: { argument: 1, option: 'foreignKey' } },
  { path: 'BelongsToMany()', means: 'relation', to: 0, by: 'none', through },
];

export default defineLibrary({
  name: 'sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  types: {
    sequelize: ['#', 'Sequelize#', '<model>.sequelize', '<instance>.sequelize', 'getSequelizeInstance()'],
    model: [
      ...['Model', '<sequelize>.define()', '<sequelize>.models.*', '<sequelize>.model()', 'Model.init()', '<model>.init()'],
      ...callsOf('<model>', 'scope unscoped schema withScope withoutScope withInitialScope'),
      // `@InjectModel(User) users: typeof User` is the class; `ModelStatic<User>` and the repository mode name the type.
      ...['ModelStatic#', 'ModelCtor#', 'Repository#', '<sequelize>.getRepository()'],
    ],
    instance: [
      ...['Model#', '<model>#', '<model>.findOrCreate()~[]', '<model>.findCreateFind()~[]', '<model>.findOrBuild()~[]', '<model>.upsert()~[]'],
      ...callsOf('<model>', 'findOne findByPk findById create').map((path) => `${path}~`),
      ...callsOf('<model>', 'findAll bulkCreate').map((path) => `${path}~[]`),
      ...['<model>.findAndCountAll()~.rows[]', '<model>.build()', '<model>.bulkBuild()[]'],
      ...callsOf('<instance>', 'save update reload').map((path) => `${path}~`),
      '<instance>.$get()~',
      '<instance>.$create()~',
      '<instance>.$get()~[]',
    ],
    transaction: ['Transaction#', '<sequelize>.transaction()~', '<sequelize>.transaction(*:0)'],
  },
  rows: [
    ...models,
    ...instances,
    ...transactions,
    { path: '<sequelize>.query()', means: 'query', operation: 'raw', many: true, entity: 'unknown' },
    { path: callsOf('<sequelize>', 'authenticate sync close drop truncate'), means: 'promise' },
    { path: callsOf('<sequelize>', 'define model fn col literal where cast random escape'), means: 'sync' },
    { path: callsOf('', 'fn col literal where cast json'), means: 'sync' },
    { path: '<sequelize>.define()', means: 'entity', name: 0, columns: 1, options: 2 },
    { path: callsOf('<model>', 'init'), means: 'entity', columns: 0, options: 1 },
    { path: callsOf('<model>', 'belongsTo'), means: 'relation', to: 0, by: { argument: 1, option: 'foreignKey' } },
    { path: callsOf('<model>', 'belongsToMany'), means: 'relation', to: 0, by: 'none', through },
    ...decorators,
    // Hooks are awaited by the operation that they belong to.
    ...callsOf('<model> <sequelize>', 'beforeCreate afterCreate beforeUpdate afterUpdate beforeSave afterSave beforeDestroy afterDestroy beforeBulkCreate afterBulkCreate addHook').flatMap(
      (path): Row[] => [0, 1].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'runs', callback, awaitsCallback: true })),
    ),
  ],
  tables: {
    column: { type: 'type', stored: 'field', primary: 'primaryKey', unique: 'unique', refers: 'references' },
    optional: { byDefault: true, unless: { option: 'allowNull', is: false } },
    table: { stored: 'tableName', indexes: 'indexes' },
    index: { columns: 'fields', unique: 'unique', name: 'name' },
    key: { name: 'id', type: 'INTEGER' },
    unstored: ['VIRTUAL'],
  },
});
