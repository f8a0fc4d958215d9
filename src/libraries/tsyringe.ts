/** tsyringe: containers, tokens, decorators. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'tsyringe',
  packages: ['tsyringe'],
  types: { container: ['container', 'DependencyContainer#', '<container>.createChildContainer()', '<container>.register()'] },
  rows: [
    { path: ['injectable()', 'autoInjectable()'], means: 'injectable', token: 0, tokenOption: 'token' },
    { path: ['singleton()', 'scoped()'], means: 'injectable' },
    { path: 'inject()', means: 'inject', token: 0 },
    { path: 'delay()', means: 'lazyToken', token: 0 },
    { path: 'registry()', means: 'provide', token: 0, value: 0, as: 'provider' },
    { path: '<container>.register()', means: 'provide', token: 0, value: 1, as: 'provider' },
    { path: '<container>.registerInstance()', means: 'provide', token: 0, value: 1, as: 'value' },
    { path: '<container>.registerType()', means: 'provide', token: 0, value: 1, as: 'existing' },
    { path: '<container>.registerSingleton()', when: { minArgs: 2 }, means: 'provide', token: 0, value: 1, as: 'class' },
    { path: '<container>.registerSingleton()', when: { maxArgs: 1 }, means: 'provide', token: 0, value: 0, as: 'self' },
    { path: '<container>.resolve()', means: 'resolve', token: 0 },
  ],
});
