/** Awilix: registrations by name, which constructors and functions ask for by their parameters' names. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'awilix',
  packages: ['awilix'],
  types: { container: ['createContainer()', 'AwilixContainer#', '<container>.createScope()', '<container>.register()'] },
  rows: [
    { path: '<container>.register()', when: { maxArgs: 1 }, means: 'provide', token: 0, value: 0, as: 'named' },
    { path: '<container>.register()', when: { minArgs: 2 }, means: 'provide', token: 0, value: 1, as: 'described' },
    { path: 'asClass()', means: 'provider', value: 0, as: 'class', byName: true },
    { path: 'asFunction()', means: 'provider', value: 0, as: 'factory', byName: true },
    { path: 'asValue()', means: 'provider', value: 0, as: 'value' },
    { path: 'aliasTo()', means: 'provider', value: 0, as: 'existing' },
    { path: '<container>.resolve()', means: 'resolve', token: 0 },
  ],
});
