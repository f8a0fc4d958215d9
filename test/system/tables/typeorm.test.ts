/** Tables that TypeORM's entity classes are. */
import { describe, expect, test } from 'vitest';
import { systemOf } from '../../harness/system-of.ts';
import { briefly, tableNamed } from '../../harness/tables-of.ts';

const IMPORT = "import { Column, CreateDateColumn, Entity, Index, JoinColumn, JoinTable, ManyToMany, ManyToOne, OneToMany, OneToOne, PrimaryColumn, PrimaryGeneratedColumn, Unique, BaseEntity } from 'typeorm';\n";

const SHOP = {
  'src/base.ts': `${IMPORT}
export abstract class Base extends BaseEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Index() @CreateDateColumn() createdAt: Date;
}
`,
  'src/user.ts': `${IMPORT}import { Base } from './base';
import { Order } from './order';
@Entity({ name: 'users' })
@Index('by_name', ['lastName', 'firstName'])
export class User extends Base {
  @Column({ unique: true }) email: string;
  @Column('varchar', { nullable: true, length: 80 }) firstName: string | null;
  @Column({ type: 'text', name: 'last_name' }) lastName: string;
  @OneToMany(() => Order, (order) => order.user) orders: Order[];
  age() { return 3; }
}
`,
  'src/order.ts': `${IMPORT}import { Base } from './base';
import { User } from './user';
@Entity('orders')
@Unique(['number', 'user'])
@Index((order: Order) => [order.state, order.createdAt])
export class Order extends Base {
  @Column('int') number: number;
  @Index({ unique: true }) @Column() code: string;
  @Column() state: string;
  @Column() userId: string;
  @ManyToOne(() => User, (user) => user.orders, { nullable: false }) user: User;
  @ManyToOne((type) => User) @JoinColumn({ name: 'courier_id' }) courier?: User;
  @Column({ name: 'packer_ref', nullable: true }) packerRef?: string;
  @ManyToOne('User') @JoinColumn({ name: 'packer_ref' }) packer: User;
  @OneToOne(() => Address) @JoinColumn() address: Address;
  @ManyToMany(() => Product) @JoinTable() products: Product[];
}
@Entity() export class Address {
  @PrimaryColumn() street: string;
  @PrimaryColumn() city: string;
  @OneToOne(() => Order, (order) => order.address) order: Order;
  @ManyToMany(() => Product) products: Product[];
}
@Entity() export class Product extends Base { @Column() name: string; }
`,
  'src/list.ts': `import { getRepository, getManager } from 'typeorm';
import { User } from './user';
import { Order } from './order';
export async function list() {
  await getRepository(User).find();
  await getManager().query('SELECT * FROM orders');
}
`,
};

describe('entity classes', () => {
  const system = systemOf(SHOP);
  const shown = (name: string) => briefly(tableNamed(system.tables, name));

  test('name, name in the database, and place; an abstract base is none', () => {
    expect(system.tables.map(({ name, stored, span }) => [name, stored, `${span.file}:${String(span.line)}`])).toEqual([
      ['Address', undefined, 'src/order.ts:19'],
      ['Order', 'orders', 'src/order.ts:7'],
      ['Product', undefined, 'src/order.ts:25'],
      ['User', 'users', 'src/user.ts:6'],
    ]);
  });

  test('columns, those of the base first; types by option, argument or declaration', () => {
    expect(shown('User').columns).toEqual(['id string', 'createdAt Date', 'email string', 'firstName varchar?', 'lastName text']);
  });

  test('indexes of the base, of properties and of the class', () => {
    expect(shown('User').indexes).toEqual(['createdAt', 'unique email', 'unique id', 'lastName, firstName']);
    expect(shown('Address').indexes).toEqual(['unique street, city']);
  });

  test('a reference goes by the column beside it that is the same in the database, else by its own property', () => {
    expect(shown('Order')).toEqual({
      columns: ['id string', 'createdAt Date', 'number int', 'code string', 'state string', 'userId string', 'packerRef string?', 'courier User?', 'address Address?'],
      indexes: ['unique address', 'unique code', 'createdAt', 'unique id', 'unique number, userId', 'state, createdAt'],
      relations: ['Address by address', 'Product by nothing', 'User by courier', 'User by packerRef', 'User by userId'],
    });
  });

  test('the other end of a relation says nothing', () => {
    expect([shown('User').relations, shown('Address').relations]).toEqual([[], []]);
  });

  test('queries find their table by class, and raw statements by the name in the database', () => {
    const effects = system.program.functions().flatMap((fn) => system.effectsOf(fn)).filter(({ query }) => query !== undefined);
    expect(effects.map((effect) => system.tableOf(effect)?.name)).toEqual(['User', 'Order']);
  });
});

test('decorators of the project that are made of known ones count; of others the key is not told', () => {
  const { tables } = systemOf({
    'src/entities.ts': `${IMPORT}
const Price = () => Column('numeric', { nullable: true });
const ids = new Map<object, string>();
const Id = () => (target: object, key: string) => { ids.set(target, key); };
@Entity() export class Offer { @PrimaryGeneratedColumn() id: number; @Price() price: string; }
@Entity() export class Stock { @PrimaryColumn() place: string; @Id() product: string; @Index() @Column() count: number; }
`,
  });
  expect(tables.map(briefly)).toEqual([
    { columns: ['id number', 'price numeric?'], indexes: ['unique id'], relations: [] },
    { columns: ['place string', 'count number'], indexes: ['count'], relations: [] },
  ]);
});

test('a base class that cannot be read may add columns', () => {
  const { tables } = systemOf({ 'src/thing.ts': `${IMPORT}import { Tracked } from 'somewhere';\nimport { User } from './user';\n@Entity() export class Thing extends Tracked { @Column() name: string; @ManyToOne(() => User) user: User; }\n`, 'src/user.ts': SHOP['src/user.ts'] });
  expect(briefly(tableNamed(tables, 'Thing'))).toEqual({ columns: undefined, indexes: undefined, relations: ['User by user'] });
});
