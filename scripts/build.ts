/** Builds the package: bundles in dist/, with what they share in common chunks, and declarations in dist/types. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './build/bundle.ts';
import { root } from './root.ts';

rmSync(join(root, 'dist'), { recursive: true, force: true });
await bundle(join(root, 'dist'));
chmodSync(join(root, 'dist/cli/main.js'), 0o755);

execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: Record<string, string | { types: string; default: string }> };
for (const entry of Object.values(exports)) {
  if (typeof entry === 'string') continue;
  for (const path of [entry.types, entry.default]) readFileSync(join(root, path));
}
console.log('Built dist/.');
