/** What the calls of Prisma, TypeORM, Sequelize, Mongoose and Knex mean. */
import { expect, test } from 'vitest';
import { meaningsOf, typesOf } from '../harness/meanings-of.ts';

const TABLE: [path: string, ...meanings: string[]][] = [
  ['@prisma/client: PrismaClient#.user.findUnique()', 'query read one batched'],
  ['@prisma/client: PrismaClient#.user.findUniqueOrThrow()', 'query read one'],
  ['@prisma/client: PrismaClient#.user.findMany()', 'query read many'],
  ['@prisma/client: PrismaClient#.user.findUnique().posts()', 'query read many batched'],
  ['@prisma/client: PrismaClient#.user.findUnique().catch()', 'promise'],
  ['@prisma/client: PrismaClient#.build.findUnique().action().steps()', 'query read many batched'],
  ['@prisma/client: PrismaClient#.build.findUnique()~.toString()'],
  ['@prisma/client: PrismaClient#.build.findUnique().action()~.toString()'],
  ['@prisma/client: PrismaClient#.$extends().user.create()', 'query create one'],
  ['@prisma/client: PrismaClient#.$extends().$transaction(0:0).user.updateMany()', 'query update many'],
  ['@prisma/client: Prisma.TransactionClient#.order.delete()', 'query delete one'],
  ['@prisma/client: PrismaClient#.$transaction()', 'batch', 'promise', 'transaction 0 client 0'],
  ['@prisma/client: PrismaClient#.$queryRaw()', 'query raw many'],
  ['@prisma/client/edge: PrismaClient#.user.count()', 'query count many'],
  ['@prisma/client: PrismaClient#.user.fields()'],
  ['@prisma/client: Prisma.sql()'],

  ['typeorm: Repository#.find()', 'query read many'],
  ['typeorm: DataSource#.getRepository().findOneBy()', 'query read one'],
  ['typeorm: getRepository().save()', 'query upsert one'],
  ['typeorm: Repository#.manager.transaction()', 'promise', 'transaction 0 client 0', 'transaction 1 client 0'],
  ['typeorm: DataSource#.transaction(0:0).save()', 'query upsert one'],
  ['typeorm: DataSource#.transaction(1:0).getRepository().delete()', 'query delete many'],
  ['typeorm: Repository#.create()', 'sync'],
  ['typeorm: BaseEntity.findOne()', 'query read one'],
  ['typeorm: BaseEntity#.remove()', 'query delete one'],
  ['typeorm: createConnection()~.manager.query()', 'query raw many'],
  ['typeorm: DataSource#.createQueryRunner().startTransaction()', 'beginTransaction', 'promise'],
  ['typeorm: DataSource#.createQueryRunner().manager.insert()', 'query create one'],
  ['typeorm: DataSource#.createQueryRunner().rollbackTransaction()', 'promise', 'rollback'],
  ['typeorm: Repository#.createQueryBuilder()', 'query read many lazy'],
  ['typeorm: Repository#.createQueryBuilder().where()'],
  ['typeorm: Repository#.createQueryBuilder().where().andWhere().getMany()', 'query read many'],
  ['typeorm: Repository#.createQueryBuilder().update().set().execute()', 'query read many'],
  ['typeorm: Repository#.createQueryBuilder().update()', 'query update many lazy'],
  ['typeorm: SelectQueryBuilder#.leftJoin().getOne()', 'query read one'],
  ['typeorm: TreeRepository#.findTrees()', 'query read many'],
  ['typeorm: In()'],

  ['sequelize: Model.findAll()', 'query read many'],
  ['sequelize-typescript: Model.scope().findByPk()', 'query read one'],
  ['sequelize: Sequelize#.define().update()', 'query update many'],
  ['sequelize: #.define().create()', 'query create one'],
  ['sequelize: Model#.save()', 'query update one'],
  ['sequelize: Model.findOne()~.destroy()', 'query delete one'],
  ['sequelize: Model.findAll()~[].destroy()', 'query delete one'],
  ['sequelize: Model.findAndCountAll()~.rows[].reload()', 'query read one'],
  ['sequelize-typescript: Model#.$get()', 'query read many'],
  ['sequelize: Model.build()', 'sync'],
  ['sequelize: Sequelize#.transaction()', 'beginTransaction', 'promise', 'transaction 0 client 0', 'transaction 1 client 0'],
  ['sequelize: Sequelize#.transaction()~.commit()', 'commit', 'promise'],
  ['sequelize: Sequelize#.transaction(0:0).afterCommit()', 'listen 0'],
  ['sequelize: Model.sequelize.query()', 'query raw many'],

  ['mongoose: model().find()', 'query read many lazy'],
  ['mongoose: model().find().lean()'],
  ['mongoose: model().find().lean().exec()', 'query read many'],
  ['mongoose: Model#.findOne()', 'query read one lazy'],
  ['mongoose: model().findOne()~.save()', 'query upsert one'],
  ['mongoose: model().find().sort().exec()~[].save()', 'query upsert one'],
  ['mongoose: model().create()~.populate()', 'query read many'],
  ['mongoose: model()#.save()', 'query upsert one'],
  ['mongoose: model().insertMany()', 'query create many'],
  ['mongoose: Connection#.model().deleteMany()', 'query delete many lazy'],
  ['mongoose: startSession()~.startTransaction()', 'beginTransaction'],
  ['mongoose: startSession()~.withTransaction()', 'promise', 'transaction 0 client 0'],
  ['mongoose: connection.transaction()', 'transaction 0 client 0'],
  ['mongoose: Schema().plugin(0:0).findOne()', 'query read one lazy'],
  ['mongoose: Schema#.pre()', 'runs 1 awaited', 'runs 2 awaited'],
  ['mongoose: model().find()~.map()'],

  ['knex: ()()', 'query read many lazy'],
  ['knex: Knex#().where().first()', 'query read one lazy'],
  ['knex: knex()().insert().returning()'],
  ['knex: knex()().insert()', 'query create many lazy'],
  ['knex: Knex#.select().from()', 'query read many lazy'],
  ['knex: Knex#().where()~.map()'],
  ['knex: Knex#.transaction(0:0)().del()', 'query delete many lazy'],
  ['knex: Knex#.transaction()~.commit()', 'commit', 'promise'],
  ['knex: Knex.Transaction#.raw()', 'query raw many lazy'],
];

test.each(TABLE)('%s', (path, ...meanings) => {
  expect(meaningsOf(path)).toEqual(meanings);
});

test('what a query resolves to is no query', () => {
  expect(typesOf('knex: Knex#().where().orderBy()')).toEqual(['knex:builder']);
  expect(typesOf('knex: Knex#().where()~')).toEqual(['knex:result']);
  expect(typesOf('typeorm: Repository#.createQueryBuilder().where().getMany()')).toEqual(['typeorm-query-builder:result']);
  expect(typesOf('mongoose: model().find().sort()')).toEqual(['mongoose:query']);
  expect(typesOf('mongoose: model().find().sort().exec()')).toEqual(['mongoose:result']);
  expect(typesOf('mongoose: model().findOne()~')).toEqual(['mongoose:document']);
});
