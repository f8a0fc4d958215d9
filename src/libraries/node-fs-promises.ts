/** File systems whose functions return promises: `fs/promises` and `fs-extra`. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'node-fs-promises',
  packages: ['fs/promises', 'fs-extra'],
  rows: [
    {
      path: callsOf(
        '',
        'writeFile appendFile copyFile cp rename mkdir mkdtemp symlink link truncate chmod chown utimes unlink rm rmdir readFile readdir stat lstat access open opendir realpath readlink ensureDir ensureFile emptyDir move outputFile outputJson readJson writeJson pathExists copy remove mkdirp',
      ),
      means: 'promise',
    },
  ],
});
