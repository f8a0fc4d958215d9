/** What the file system's functions do, whichever of its packages they come from. */
import type { Row } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

const WRITES = 'writeFile appendFile copyFile cp rename mkdir mkdtemp symlink link truncate chmod chown utimes outputFile outputJson writeJson ensureDir ensureFile move copy mkdirp';
const REMOVES = 'unlink rm rmdir remove emptyDir';
const READS = 'readFile readdir stat lstat access open opendir realpath readlink readJson pathExists';
const BLOCKING = 'readFileSync writeFileSync appendFileSync copyFileSync cpSync readdirSync rmSync readJsonSync writeJsonSync copySync removeSync outputFileSync';

/** Everything that has an asynchronous form. */
export const FILE_FUNCTIONS = `${WRITES} ${REMOVES} ${READS}`;

export const fileSystemRows: Row[] = [
  { path: [...callsOf(' promises', WRITES), ...callsOf('', 'createWriteStream writeFileSync appendFileSync outputFileSync writeJsonSync')], means: 'fileWrite' },
  { path: [...callsOf(' promises', REMOVES), ...callsOf('', 'unlinkSync rmSync rmdirSync removeSync close closeSync'), '<handle>.close()'], means: 'cleanup' },
  { path: [...callsOf('promises', FILE_FUNCTIONS), ...callsOf('<handle>', 'read write readFile writeFile appendFile stat truncate sync close')], means: 'promise' },
  // Looking whether a file is there costs too little to count.
  { path: callsOf('', BLOCKING), means: 'blocks' },
  { path: callsOf('', `${BLOCKING} rmdirSync unlinkSync mkdirSync existsSync statSync lstatSync accessSync createReadStream createWriteStream watch`), means: 'sync' },
];

export const fileSystemTypes = { handle: ['open()~', 'promises.open()~', 'FileHandle#'] };
