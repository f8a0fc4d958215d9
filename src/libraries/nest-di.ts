/** Nest's dependency injection: modules, providers, tokens. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-di',
  packages: ['@nestjs/common', '@nestjs/core'],
  types: { container: ['ModuleRef#', 'NestFactory.create()', 'NestFactory.createApplicationContext()', 'INestApplication#', 'INestApplicationContext#'] },
  rows: [
    { path: 'Module()', means: 'module' },
    { path: 'Injectable()', means: 'injectable' },
    { path: 'Catch()', means: 'injectable' },
    { path: 'Inject()', means: 'inject', token: 0 },
    { path: 'forwardRef()', means: 'lazyToken', token: 0 },
    { path: ['<container>.get()', '<container>.resolve()', '<container>.create()'], means: 'resolve', token: 0 },
    { path: ['<container>.resolve()', '<container>.create()'], means: 'promise' },
  ],
});
