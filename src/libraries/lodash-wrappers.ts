/** Lodash's delaying functions imported one by one: `lodash/debounce`, `lodash.throttle`. */
import { defineLibrary } from '#model/library.ts';
import { LATER } from './lodash.ts';

export default defineLibrary({
  name: 'lodash-wrappers',
  packages: LATER.split(' ').flatMap((name) => [`lodash/${name}`, `lodash-es/${name}`, `lodash.${name}`]),
  rows: [
    { path: '()', means: 'listen', callback: 0 },
    { path: '()', means: 'sync' },
  ],
});
