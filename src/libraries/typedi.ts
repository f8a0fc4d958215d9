/** TypeDI: services and tokens. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'typedi',
  packages: ['typedi'],
  types: { container: ['Container', '<container>.of()', 'ContainerInstance#'] },
  rows: [
    { path: 'Service()', means: 'injectable', token: 0, tokenOption: 'id' },
    { path: 'Inject()', means: 'inject', token: 0 },
    { path: '<container>.set()', when: { minArgs: 2 }, means: 'provide', token: 0, value: 1, as: 'value' },
    { path: '<container>.set()', when: { maxArgs: 1 }, means: 'provide', token: 0, value: 0, as: 'provider' },
    { path: '<container>.get()', means: 'resolve', token: 0 },
  ],
});
