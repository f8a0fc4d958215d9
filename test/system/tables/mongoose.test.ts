/** Collections that Mongoose's schemas declare, as objects and as decorated classes of Nest. */
import { describe, expect, test } from 'vitest';
import { systemOf } from '../../harness/system-of.ts';
import { briefly, tableNamed } from '../../harness/tables-of.ts';

describe('schemas', () => {
  const system = systemOf({
    'src/user.ts': `import mongoose, { Schema, model } from 'mongoose';
const address = new Schema({ street: String });
const userSchema = new Schema({
  email: { type: String, required: [true, 'who are you?'], unique: true },
  team: { type: Schema.Types.ObjectId, ref: 'Team', index: true },
  name: { first: String, last: { type: String, index: true } },
  tags: [String],
  orders: [{ type: mongoose.Schema.Types.ObjectId, ref: 'Order' }],
  logins: [{ at: Date, device: { type: String, index: true } }],
  home: address,
  type: { type: String },
}, { timestamps: true, collection: 'people' });
userSchema.index({ team: 1, email: -1 }, { unique: true });
userSchema.index({ 'name.last': 'text' });
export const User = (mongoose.models.User as mongoose.Model<unknown>) || model('User', userSchema);
export const Keyed = model('Keyed', new Schema({ _id: String, at: { type: Date, index: { unique: true } } }));
const lookedUp = mongoose.model('Team');
`,
    'src/list.ts': "import { User } from './user';\nexport async function list() { return User.findOne({ email: 'a' }); }\n",
  });

  test('paths are columns, nested ones by their whole path; indexes and references count wherever they lie', () => {
    expect(briefly(tableNamed(system.tables, 'User'))).toEqual({
      columns: ['_id ObjectId', 'email String', 'team ObjectId?', 'name.first String?', 'name.last String?', 'tags String[]?', 'orders ObjectId[]?', 'logins Object[]?', 'home Schema?', 'type String?'],
      indexes: ['unique _id', 'unique email', 'logins.device', 'name.last', 'team', 'unique team, email'],
      relations: ['Order by orders', 'Team by team'],
    });
  });

  test('where the schema stands, and what the database calls it; a model that is only looked up is none', () => {
    expect(system.tables.map(({ name, stored, span }) => [name, stored, `${span.file}:${String(span.line)}`])).toEqual([['Keyed', undefined, 'src/user.ts:16'], ['User', 'people', 'src/user.ts:3']]);
    expect(briefly(tableNamed(system.tables, 'Keyed'))).toEqual({ columns: ['_id String', 'at Date?'], indexes: ['unique _id', 'unique at'], relations: [] });
  });

  test('queries find it', () => {
    const effect = system.program.functions().flatMap((fn) => system.effectsOf(fn)).find(({ query }) => query !== undefined);
    expect(effect && system.tableOf(effect)?.name).toBe('User');
  });
});

test('classes in Nest are collections where a module registers them', () => {
  const system = systemOf({
    'src/cat.ts': `import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import mongoose, { HydratedDocument } from 'mongoose';
export type CatDocument = HydratedDocument<Cat>;
@Schema() export class Owner { @Prop() name: string; }
export const OwnerSchema = SchemaFactory.createForClass(Owner);
@Schema({ timestamps: true }) export class Cat {
  @Prop({ required: true, unique: true }) name: string;
  @Prop([String]) tags: string[];
  @Prop({ type: mongoose.Schema.Types.ObjectId, ref: Shelter.name, index: true }) shelter: string;
  @Prop({ type: OwnerSchema }) owner: Owner;
}
@Schema() export class Shelter { @Prop() city: string; }
export const CatSchema = SchemaFactory.createForClass(Cat);
CatSchema.index({ shelter: 1, name: 1 });
`,
    'src/module.ts': "import { Module } from '@nestjs/common';\nimport { MongooseModule } from '@nestjs/mongoose';\nimport { Cat, CatSchema } from './cat';\n@Module({ imports: [MongooseModule.forFeature([{ name: Cat.name, schema: CatSchema }])] })\nexport class CatModule {}\n",
    'src/service.ts': "import { Injectable } from '@nestjs/common';\nimport { InjectModel } from '@nestjs/mongoose';\nimport { Model } from 'mongoose';\nimport { Cat, CatDocument } from './cat';\n@Injectable()\nexport class CatService {\n  constructor(@InjectModel(Cat.name) private cats: Model<CatDocument>) {}\n  async all() { return this.cats.find(); }\n}\n",
  });
  expect(system.tables.map((table) => [table.name, briefly(table)])).toEqual([
    ['Cat', { columns: ['_id ObjectId', 'name string', 'tags String[]?', 'shelter ObjectId?', 'owner Owner?'], indexes: ['unique _id', 'unique name', 'shelter', 'shelter, name'], relations: ['Shelter by shelter'] }],
  ]);
  const effect = system.program.functions().flatMap((fn) => system.effectsOf(fn)).find(({ query }) => query !== undefined);
  expect([effect?.query?.entity, effect && system.tableOf(effect)?.name]).toEqual(['CatDocument', 'Cat']);
});

test('a schema that cannot be read leaves columns and indexes unknown', () => {
  const { tables } = systemOf({ 'src/a.ts': "import { Schema, model } from 'mongoose';\nimport { schema, paths } from 'somewhere';\nexport const A = model('A', schema);\nexport const B = model('B', new Schema({ name: String, ...paths }));\n" });
  expect(tables.map(({ name, columns, indexes }) => [name, columns, indexes])).toEqual([['A', undefined, undefined], ['B', undefined, undefined]]);
});
