/** finale and epilogue: REST resources made from Sequelize models. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'finale-rest',
  packages: ['finale-rest', 'epilogue', 'epilogue-js', 'finale'],
  rows: [
    { path: 'initialize()', means: 'routesOn', argument: 0, option: 'app' },
    { path: 'resource()', means: 'resource', argument: 0, paths: 'endpoints' },
  ],
});
