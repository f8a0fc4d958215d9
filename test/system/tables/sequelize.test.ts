/** Tables that Sequelize's models define, as objects and as decorated classes. */
import { describe, expect, test } from 'vitest';
import { systemOf } from '../../harness/system-of.ts';
import { briefly, tableNamed } from '../../harness/tables-of.ts';

test('models by define and init, with what associations add', () => {
  const system = systemOf({
    'src/models.js': `const { Sequelize, DataTypes, Model } = require('sequelize');
const sequelize = new Sequelize(process.env.DB);
const shared = { note: { type: DataTypes.TEXT } };
const User = sequelize.define('User', {
  email: { type: DataTypes.STRING(120), allowNull: false, unique: true },
  first: { type: DataTypes.STRING, unique: 'fullName' },
  last: { type: DataTypes.STRING, unique: 'fullName' },
  score: DataTypes.INTEGER,
  label: { type: DataTypes.VIRTUAL },
  ...shared,
}, { tableName: 'people', indexes: [{ fields: ['score', { name: 'email', order: 'DESC' }] }, { unique: true, fields: ['note'] }, { fields: [sequelize.fn('lower', sequelize.col('email'))] }] });
class Order extends Model {}
Order.init({
  number: { type: DataTypes.INTEGER, primaryKey: true },
  shop: { type: DataTypes.UUID, primaryKey: true },
  buyer: { type: DataTypes.INTEGER, references: { model: 'people', key: 'id' } },
}, { sequelize });
Order.belongsTo(User, { as: 'seller', foreignKey: { name: 'sellerId' } });
Order.belongsTo(User);
const Like = sequelize.define('Like', { since: DataTypes.DATE });
User.belongsToMany(Order, { through: Like });
User.hasMany(Order);
module.exports = { User, Order };
`,
    'src/list.js': "const { User } = require('./models');\nmodule.exports.list = async () => User.findAll();\n",
  });
  expect(system.tables.map((table) => [table.name, table.stored, table.span.line, briefly(table)])).toEqual([
    // The key of a table between two others is made of theirs.
    ['Like', undefined, 20, { columns: ['since DATE?'], indexes: [], relations: [] }],
    ['Order', undefined, 13, { columns: ['number INTEGER', 'shop UUID', 'buyer INTEGER?'], indexes: ['unique number, shop'], relations: ['User by buyer', 'User by sellerId'] }],
    ['User', 'people', 4, {
      columns: ['id INTEGER', 'email STRING', 'first STRING?', 'last STRING?', 'score INTEGER?', 'note TEXT?'],
      indexes: ['unique email', 'unique first, last', 'unique id', 'unique note', 'score, email'],
      relations: ['Order by nothing'],
    }],
  ]);
  const effect = system.program.functions().flatMap((fn) => system.effectsOf(fn)).find(({ query }) => query !== undefined);
  expect(effect && system.tableOf(effect)?.name).toBe('User');
});

test('attributes that cannot be read leave columns and indexes unknown', () => {
  const { tables } = systemOf({
    'src/models.js': "const { Sequelize, DataTypes } = require('sequelize');\nconst sequelize = new Sequelize('');\nconst more = require('somewhere');\nexports.A = sequelize.define('A', { name: DataTypes.STRING, ...more });\nexports.B = sequelize.define('B', more.attributes());\n",
  });
  expect(tables.map(({ name, columns, indexes }) => [name, columns, indexes])).toEqual([['A', undefined, undefined], ['B', undefined, undefined]]);
});

describe('decorated classes', () => {
  const { tables } = systemOf({
    'src/base.ts': `import { Model, PrimaryKey, Column, DataType, CreatedAt } from 'sequelize-typescript';
export class Base extends Model {
  @PrimaryKey @Column(DataType.UUID) id: string;
  @CreatedAt createdAt: Date;
}
`,
    'src/models.ts': `import { AllowNull, BelongsTo, BelongsToMany, Column, DataType, ForeignKey, HasMany, Index, Model, Table, Unique } from 'sequelize-typescript';
import { Base } from './base';
@Table({ tableName: 'users', indexes: [{ unique: true, fields: ['teamId', 'name'] }] })
export class User extends Base {
  @AllowNull(false) @Column(DataType.STRING(40)) name: string;
  @Unique @Column({ type: DataType.STRING, allowNull: false }) email: string;
  @Index('place') @Column city: string;
  @Index('place') @Column street: string;
  @Column(DataType.VIRTUAL) label: string;
  @ForeignKey(() => Team) @Column(DataType.UUID) teamId: string;
  @BelongsTo(() => Team, 'teamId') team: Team;
  @ForeignKey(() => User) @Column inviterId: string;
  @BelongsTo(() => User) inviter: User;
  @BelongsToMany(() => Badge, () => Wearing) badges: Badge[];
}
@Table export class Team extends Base { @HasMany(() => User) users: User[]; }
@Table export class Badge extends Base {}
@Table export class Wearing extends Model { @ForeignKey(() => User) @Column userId: string; @ForeignKey(() => Badge) @Column badgeId: string; }
@Table export class Plain extends Model {}
`,
  });

  test('options may be decorators of their own', () => {
    expect(briefly(tableNamed(tables, 'User'))).toEqual({
      columns: ['id UUID', 'createdAt Date?', 'name STRING', 'email STRING', 'city string?', 'street string?', 'teamId UUID?', 'inviterId string?'],
      indexes: ['city, street', 'unique email', 'unique id', 'unique teamId, name'],
      relations: ['Badge by nothing', 'Team by teamId', 'User by inviterId'],
    });
  });

  test('the other end says nothing', () => {
    expect(tables.map(({ name, stored, relations }) => [name, stored, relations.length])).toEqual([['Badge', undefined, 0], ['Plain', undefined, 0], ['Team', undefined, 0], ['User', 'users', 3], ['Wearing', undefined, 2]]);
  });

  test('a key that is not declared is there all the same, but not between two others', () => {
    expect(briefly(tableNamed(tables, 'Plain'))).toEqual({ columns: ['id INTEGER'], indexes: ['unique id'], relations: [] });
    expect(briefly(tableNamed(tables, 'Wearing')).columns).toEqual(['userId string?', 'badgeId string?']);
  });
});
