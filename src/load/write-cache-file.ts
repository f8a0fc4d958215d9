/** Writes a file that may be lost. */
import fs from 'node:fs';
import path from 'node:path';

/** Replaces the file in one step; a disk that cannot be written keeps what it has, and nobody hears of it. */
export function writeCacheFile(file: string, content: string | Uint8Array, mode = 0o666): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(temporary, content, { mode });
    fs.renameSync(temporary, file);
  } catch {
    remove(temporary);
  }
}

/** Where a folder on the way is a file, removing fails as writing did. */
function remove(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Then it is not there.
  }
}
