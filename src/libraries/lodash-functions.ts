/** Lodash's collection functions imported one by one: `lodash/map`, `lodash.foreach`, `lodash-es/map`. */
import { defineLibrary } from '#model/library.ts';
import { EACH } from './lodash.ts';

export default defineLibrary({
  name: 'lodash-functions',
  packages: [...new Set(EACH.split(' ').flatMap((name) => [`lodash/${name}`, `lodash-es/${name}`, `lodash.${name.toLowerCase()}`]))],
  rows: [
    { path: '()', means: 'iterate', callback: 1, over: 0, awaitsCallback: false },
    { path: '()', means: 'sync' },
  ],
});
