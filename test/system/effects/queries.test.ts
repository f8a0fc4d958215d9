/** A query is one effect, with its entity and its operation, however it is written. */
import { describe, expect, it } from 'vitest';
import { effectsIn, fnOf, systemOf } from '../../harness/system-of.ts';

const one = (text: string) => systemOf({ 'src/a.ts': text });
function query(text: string) {
  const system = one(text);
  return system.effectsOf(fnOf(system, 'run'))[0]?.query;
}

describe('builders', () => {
  const KNEX = "import knex from 'knex';\nconst db = knex({ client: 'pg' });\n";

  it('count once, at the end of an awaited chain', () => {
    expect(effectsIn(one(`${KNEX}export async function run() { await db('orders').where({ id: 1 }).orderBy('id').limit(3); }`), 'run')).toEqual(['3 reads orders']);
  });

  it('count where a builder made earlier is awaited, and nowhere before', () => {
    const text = `${KNEX}export async function run(open: boolean) {\n  let query = db('orders');\n  if (open) query = query.where({ open });\n  return await query;\n}`;
    expect(effectsIn(one(text), 'run')).toEqual(['6 reads orders']);
  });

  it('do nothing if nobody awaits them', () => {
    expect(effectsIn(one(`${KNEX}export function run() { db('orders').where({ id: 1 }); }`), 'run')).toEqual([]);
  });

  it('count as returned by an async function, and in a list of promises', () => {
    const text = `${KNEX}export async function run() {\n  const [a] = await Promise.all([db('orders').where({ id: 1 })]);\n  return a;\n}`;
    expect(effectsIn(one(text), 'run')).toEqual(['4 reads orders']);
  });

  it('are part of the query around them when they are its sub-query', () => {
    const text = `${KNEX}export async function run() { await db('orders').whereIn('id', db('items').select('orderId')); }`;
    expect(effectsIn(one(text), 'run')).toEqual(['3 reads orders']);
  });

  it('take their operation from the link and their entity from the start', () => {
    const text = "import type { Repository } from 'typeorm';\nexport class Order {}\nexport async function run(orders: Repository<Order>) { await orders.createQueryBuilder().update().set({}).execute(); }";
    expect(query(text)).toMatchObject({ operation: 'update', entity: 'Order' });
  });
});

describe('entities', () => {
  it('come from the member that a client is asked for', () => {
    expect(query("import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\nexport const run = async () => { await db.lineItem.findMany({ where: { orderId: 1, open: true }, take: 5 }); };")).toMatchObject({
      entity: 'LineItem', operation: 'read', many: true, limited: 'yes', filter: ['open', 'orderId'],
    });
  });

  it('come from the class that is asked, and from the class of the instance', () => {
    const text = "import { Model } from 'sequelize-typescript';\nclass Order extends Model {}\nexport async function run() {\n  const order = await Order.findByPk(1);\n  await order.save();\n}";
    expect(effectsIn(one(text), 'run')).toEqual(['4 reads Order', '5 updates Order']);
  });

  it('come from the class that a wrapper of the project is asked for', () => {
    const text = "import { DataSource } from 'typeorm';\nclass Order {}\nclass Connection {\n  constructor(private source: DataSource) {}\n  of(ctx: object, target: any) { return this.source.getRepository(target); }\n}\nexport async function run(connection: Connection) { await connection.of({}, Order).find(); }";
    expect(query(text)?.entity).toBe('Order');
  });

  it('come from the statement of raw SQL', () => {
    const text = "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\nexport const run = async (id: string) => { await db.$queryRaw`SELECT * FROM orders WHERE id = ${id}`; };";
    expect(query(text)).toMatchObject({ entity: 'orders', operation: 'read' });
  });
});

it('sees throws, answers and remote calls beside queries', () => {
  const text = "import axios from 'axios';\nexport class Gone extends Error {}\nexport async function run() {\n  await axios.get('https://example.org');\n  throw new Gone();\n}";
  expect(effectsIn(one(text), 'run')).toEqual(['4 calls another service', '5 throws Gone']);
});
