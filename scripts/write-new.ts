/** Writes files that are not there yet, then everything that follows from them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './root.ts';

/** Text by path, relative to the repository. Ends the process if one of the files exists: nobody's work is overwritten. */
export function writeNew(files: Readonly<Record<string, string>>): void {
  const existing = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (existing.length > 0) {
    console.error(`Already there: ${existing.join(', ')}`);
    process.exit(2);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`Wrote ${path}`);
  }
  execFileSync(process.execPath, ['--conditions=source', '--import', 'tsx', join(root, 'scripts/generate.ts')], { cwd: root, stdio: 'inherit' });
}
