/** Where lintel keeps what it may lose. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The project's `node_modules/.cache/lintel`, else a folder of the project's own in the user's cache folder; undefined where there is neither. */
export function cacheFolder(root: string): string | undefined {
  const installed = path.join(root, 'node_modules');
  if (fs.existsSync(installed)) return path.join(installed, '.cache', 'lintel');
  const base = process.env['XDG_CACHE_HOME'] || homeCache();
  return base === undefined ? undefined : path.join(base, 'lintel', hash('sha1', root, 'hex').slice(0, 16));
}

// A shared temporary folder is no alternative: others could put a pack there.
function homeCache(): string | undefined {
  try {
    return path.join(os.homedir(), '.cache');
  } catch {
    return undefined;
  }
}
