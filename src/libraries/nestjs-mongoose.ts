/** Mongoose in Nest: models are injected by declared type, schemas are classes. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs-mongoose',
  packages: ['@nestjs/mongoose'],
  rows: [
    { path: ['InjectModel()', 'InjectConnection()'], means: 'inject', token: -1 },
    { path: 'Schema()', means: 'entity' },
  ],
});
