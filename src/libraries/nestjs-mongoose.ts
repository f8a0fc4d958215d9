/** Mongoose in Nest: models are injected by declared type, schemas are classes. */
import { defineLibrary } from '#model/library.ts';
import { mongooseTables } from './mongoose-tables.ts';

export default defineLibrary({
  name: 'nestjs-mongoose',
  packages: ['@nestjs/mongoose'],
  rows: [
    { path: ['InjectModel()', 'InjectConnection()'], means: 'inject', token: -1 },
    // A class with a schema may be a part of other documents: what makes it a collection is that a module registers it.
    { path: 'MongooseModule.forFeature()', means: 'entities', list: 0, name: 'name', columns: 'schema' },
    { path: 'SchemaFactory.createForClass()', means: 'columns', of: 0 },
    { path: 'SchemaFactory.createForClass().index()', means: 'index', columns: 0, options: 1 },
    { path: 'Prop()', means: 'column' },
  ],
  tables: mongooseTables,
});
