/** Node's file system: promises, callbacks and the calls that hold up the process. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const WRITES = 'writeFile appendFile copyFile cp rename mkdir mkdtemp symlink link truncate chmod chown utimes';
const REMOVES = 'unlink rm rmdir';
const READS = 'readFile readdir stat lstat access open opendir realpath readlink';
const ALL = `${WRITES} ${REMOVES} ${READS}`;

export default defineLibrary({
  name: 'node-fs',
  packages: ['fs', 'fs/promises', 'fs-extra', 'graceful-fs'],
  types: { handle: ['open()~', 'promises.open()~', 'FileHandle#'] },
  rows: [
    { path: callsOf('promises', ALL), means: 'promise' },
    // `fs/promises` and `fs-extra` have their own file; whoever passes a callback awaits nothing.
    ...callsOf('', ALL).flatMap((path) => [1, 2, 3].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'listen', callback }) as const)),
    { path: [...callsOf(' promises', WRITES), ...callsOf('', 'outputFile outputJson writeJson ensureDir ensureFile move copy createWriteStream writeFileSync appendFileSync')], means: 'fileWrite' },
    { path: [...callsOf(' promises', REMOVES), ...callsOf('', 'remove emptyDir unlinkSync rmSync rmdirSync removeSync')], means: 'cleanup' },
    { path: callsOf('', 'close closeSync'), means: 'cleanup' },
    // Looking whether a file is there costs too little to count.
    { path: callsOf('', 'readFileSync writeFileSync appendFileSync copyFileSync cpSync readdirSync rmSync readJsonSync writeJsonSync copySync removeSync outputFileSync'), means: 'blocks' },
    { path: callsOf('', 'readFileSync writeFileSync appendFileSync copyFileSync cpSync readdirSync rmSync rmdirSync unlinkSync mkdirSync existsSync statSync lstatSync accessSync createReadStream createWriteStream watch'), means: 'sync' },
    { path: callsOf('<handle>', 'read write readFile writeFile appendFile stat truncate sync close'), means: 'promise' },
    { path: '<handle>.close()', means: 'cleanup' },
  ],
});
