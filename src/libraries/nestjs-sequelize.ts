/** Sequelize in Nest: models are injected by declared type. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs-sequelize',
  packages: ['@nestjs/sequelize'],
  rows: [{ path: ['InjectModel()', 'InjectConnection()'], means: 'inject', token: -1 }],
});
