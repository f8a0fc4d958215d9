/** Mongoose: models, their documents, and queries that run when somebody awaits or executes them. */
import { defineLibrary, type QueryMeaning, type Row } from '#model/library.ts';
import { callsOf } from './calls-of.ts';
import { mongooseTables } from './mongoose-tables.ts';

export default defineLibrary({
  name: 'mongoose',
  packages: ['mongoose'],
  types: {
    connection: ['connection', 'Connection#', 'createConnection()', 'createConnection()~', 'createConnection().asPromise()~', '<connection>.useDb()', '<mongoose>.connection', '<connection>.asPromise()~'],
    mongoose: ['Mongoose#', 'mongoose', 'connect()~'],
    // `model('User', schema)`, in its three places, and models known only by their declared type.
    // In a schema's `statics` and `methods`, `this` is the model, or one document.
    compiled: ['model()', '<connection>.model()', '<mongoose>.model()', '<compiled>.discriminator()', 'Document#.constructor', 'models.*', '<schema>'],
    declared: ['Model#', 'PaginateModel#', 'AggregatePaginateModel#', 'SoftDeleteModel#', '<declared>.discriminator()'],
    query: [...[...reads('<compiled>'), ...reads('<declared>')], 'Query#', '<query>.*()', ...callsOf('Model', 'find findOne findById')],
    aggregate: [...callsOf('<compiled> <declared>', 'aggregate'), 'Aggregate#', '<aggregate>.*()'],
    result: callsOf('<query> <aggregate>', 'exec then catch finally cursor getFilter getQuery toConstructor'),
    cursor: [...callsOf('<query> <aggregate>', 'cursor')],
    document: [
      ...['<schema>', 'Document#', 'HydratedDocument#', '<compiled>#', '<declared>#', '<compiled>.hydrate()', '<declared>.hydrate()', 'Model#.findOne()~'],
      ...['<query>~', '<query>~[]', '<query>.exec()~', '<query>.exec()~[]', '<cursor>[]', '<cursor>.next()~'],
      ...callsOf('<compiled> <declared>', 'create insertMany').flatMap((path) => [`${path}~`, `${path}~[]`]),
      ...callsOf('<document>', 'save populate execPopulate').map((path) => `${path}~`),
      '<document>.$session()',
    ],
    session: ['ClientSession#', ...callsOf(' <connection> <mongoose>', 'startSession').map((path) => `${path}~`), ...callsOf('<compiled> <declared>', 'startSession').map((path) => `${path}~`)],
    schema: ['Schema#', 'Schema()', 'Mongoose#.Schema#', '<schema>.plugin(0:0)'],
  },
  rows: [
    ...models('<compiled>', 'receiverClass'),
    ...models('<declared>', 'receiverType'),
    { path: '<query>.limit()', means: 'query', operation: 'read', many: true, entity: 'unknown', lazy: true, limit: { argument: 0, option: '' } },
    { path: '<aggregate>.limit()', means: 'query', operation: 'read', many: true, entity: 'unknown', lazy: true, limit: { argument: 0, option: '' } },
    ...updates(callsOf('<query>', 'updateOne updateMany'), 'unknown'),
    { path: callsOf('<query>', 'deleteOne deleteMany'), means: 'query', operation: 'delete', many: true, entity: 'unknown', lazy: true },
    { path: callsOf('<query>', 'countDocuments distinct'), means: 'query', operation: 'count', many: true, entity: 'unknown', lazy: true },
    { path: callsOf('<query> <aggregate>', 'exec then'), means: 'query', operation: 'read', many: true, entity: 'unknown' },
    { path: callsOf('<query> <aggregate>', 'catch finally'), means: 'promise' },
    { path: '<cursor>.eachAsync()', means: 'iterate', callback: 0, over: 'receiver', awaitsCallback: true, returns: 'promise' },

    { path: callsOf('<document>', 'save increment'), means: 'query', operation: 'upsert', many: false, entity: 'receiverClass' },
    { path: callsOf('<document>', 'updateOne replaceOne'), means: 'query', operation: 'update', many: false, entity: 'receiverClass', lazy: true },
    { path: '<document>.deleteOne()', means: 'query', operation: 'delete', many: false, entity: 'receiverClass', lazy: true },
    { path: '<document>.remove()', means: 'query', operation: 'delete', many: false, entity: 'receiverClass' },
    // One query for each populated path, whatever the number of rows.
    { path: callsOf('<document>', 'populate execPopulate'), means: 'query', operation: 'read', many: true, entity: { argument: 0 } },
    { path: '<document>.validate()', means: 'promise' },
    { path: callsOf('<document>', 'toObject toJSON set get isModified markModified depopulate equals'), means: 'sync' },

    ...callsOf('<connection> <mongoose>', 'transaction').map((path): Row => ({ path, means: 'transaction', callback: 0, client: 0 })),
    { path: '<session>.withTransaction()', means: 'transaction', callback: 0, client: 0 },
    { path: '<session>.startTransaction()', means: 'beginTransaction' },
    { path: '<session>.commitTransaction()', means: 'endTransaction', how: 'commit' },
    { path: '<session>.abortTransaction()', means: 'endTransaction', how: 'rollback' },
    { path: callsOf('<session>', 'withTransaction commitTransaction abortTransaction endSession'), means: 'promise' },
    { path: '<session>.endSession()', means: 'cleanup' },

    { path: callsOf(' <connection> <mongoose>', 'startSession connect disconnect close openUri asPromise dropDatabase syncIndexes'), means: 'promise' },
    { path: '<connection>.on()', means: 'listen', callback: 1 },
    { path: callsOf(' <connection> <mongoose>', 'model'), means: 'entity', name: 0, columns: 1 },
    { path: ['Schema#', 'Schema()', 'Mongoose#.Schema#'], means: 'columns', columns: 0, options: 1 },
    { path: ['Schema#.index()', 'Schema().index()', 'Mongoose#.Schema#.index()'], means: 'index', columns: 0, options: 1 },
    // Hooks: the operation awaits the promise that they return.
    ...callsOf('<schema>', 'pre post').flatMap((path): Row[] => [1, 2].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'runs', callback, awaitsCallback: true }))),
  ],
  tables: mongooseTables,
});

/** Everything that hands out a query instead of running it. */
function reads(on: string): string[] {
  return callsOf(on, 'find findOne findById where $where countDocuments estimatedDocumentCount count distinct exists findOneAndUpdate findByIdAndUpdate findOneAndReplace findOneAndDelete findByIdAndDelete findOneAndRemove findByIdAndRemove updateOne updateMany update replaceOne deleteOne deleteMany remove');
}

function models(on: string, entity: QueryMeaning['entity']): Row[] {
  const lazy = { means: 'query', entity, lazy: true } as const;
  const eager = { means: 'query', entity } as const;
  const filter = { argument: 0 };
  return [
    { path: `${on}.find()`, ...lazy, operation: 'read', many: true, filter, limit: { argument: 2, option: 'limit' } },
    { path: callsOf(on, 'where $where distinct'), ...lazy, operation: 'read', many: true },
    { path: callsOf(on, 'findOne exists'), ...lazy, operation: 'read', many: false, filter },
    { path: `${on}.findById()`, ...lazy, operation: 'read', many: false },
    { path: callsOf(on, 'countDocuments estimatedDocumentCount count'), ...lazy, operation: 'count', many: true, filter },
    { path: `${on}.aggregate()`, ...lazy, operation: 'read', many: true },
    ...updates(callsOf(on, 'updateMany update'), entity),
    { path: callsOf(on, 'updateOne replaceOne findOneAndUpdate findOneAndReplace'), ...lazy, operation: 'update', many: false, filter },
    { path: `${on}.findByIdAndUpdate()`, ...lazy, operation: 'update', many: false },
    { path: callsOf(on, 'deleteMany remove'), ...lazy, operation: 'delete', many: true, filter },
    { path: callsOf(on, 'deleteOne findOneAndDelete findOneAndRemove'), ...lazy, operation: 'delete', many: false, filter },
    { path: callsOf(on, 'findByIdAndDelete findByIdAndRemove'), ...lazy, operation: 'delete', many: false },
    { path: `${on}.create()`, ...eager, operation: 'create', many: false },
    { path: `${on}.insertMany()`, ...eager, operation: 'create', many: true },
    { path: callsOf(on, 'bulkWrite bulkSave'), ...eager, operation: 'update', many: true },
    { path: `${on}.populate()`, ...eager, operation: 'read', many: true },
    { path: callsOf(on, 'paginate aggregatePaginate'), ...eager, operation: 'read', many: true, filter, limit: { argument: 1, option: 'limit' } },
    { path: callsOf(on, 'init syncIndexes createIndexes ensureIndexes createCollection startSession'), means: 'promise' },
    { path: callsOf(on, 'hydrate discriminator schema translateAliases'), means: 'sync' },
  ];
}

function updates(path: string[], entity: QueryMeaning['entity']): Row[] {
  return [{ path, means: 'query', operation: 'update', many: true, entity, lazy: true, filter: { argument: 0 } }];
}
