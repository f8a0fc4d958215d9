/** Node's child processes: started with a listener, or waited for by holding up the process. */
import { defineLibrary } from '#model/library.ts';
import { callsOf } from './calls-of.ts';

export default defineLibrary({
  name: 'node-child-process',
  packages: ['child_process'],
  rows: [
    ...callsOf('', 'exec execFile').flatMap((path) => [1, 2, 3].map((callback) => ({ path, when: { callback: { argument: callback, given: true } }, means: 'listen', callback }) as const)),
    { path: callsOf('', 'execSync execFileSync spawnSync'), means: 'blocks' },
    { path: callsOf('', 'exec execFile spawn fork execSync execFileSync spawnSync'), means: 'sync' },
  ],
});
