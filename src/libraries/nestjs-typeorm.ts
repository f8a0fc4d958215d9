/** TypeORM in Nest: what these decorators inject is what the declared type says. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs-typeorm',
  packages: ['@nestjs/typeorm'],
  rows: [{ path: ['InjectRepository()', 'InjectEntityManager()', 'InjectDataSource()', 'InjectConnection()'], means: 'inject', token: -1 }],
});
