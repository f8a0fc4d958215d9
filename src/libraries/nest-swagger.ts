/** OpenAPI documents of Nest apps. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-swagger',
  packages: ['@nestjs/swagger'],
  rows: [
    { path: 'SwaggerModule.setup()', means: 'documentation', pathArgument: 0 },
    { path: 'SwaggerModule.createDocument()', means: 'sync' },
  ],
});
