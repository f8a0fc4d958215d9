/** Tells one build of lintel from another, so that nothing that an older one extracted is taken for this one's. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { version } from '#version.ts';

/** The same for the same code on every machine; while lintel itself is worked on, also the age of its sources counts. */
export function codeStamp(): string {
  const here = import.meta.dirname;
  const chunks = [here, path.join(here, '..', 'chunks')].find((folder) => path.basename(folder) === 'chunks' && fs.existsSync(folder));
  // A bundle's chunks have a hash of what they hold in their names.
  const stamps = chunks === undefined ? sourceStamps(here) : codeFilesIn(chunks);
  return `${version}:${hash('sha1', stamps.join('\n'), 'hex')}`;
}

/** Everything that decides what is extracted: the extractor, and the rules that visit syntax. */
function sourceStamps(here: string): string[] {
  const folders = [path.join(here, '..', 'extract'), path.join(here, '..', '..', 'rules')];
  return folders
    .filter((folder) => fs.existsSync(folder))
    .flatMap((folder) =>
      codeFilesIn(folder).map((file) => {
        const { size, mtimeMs } = fs.statSync(path.join(folder, file));
        return `${file}:${size}:${mtimeMs}`;
      }),
    );
}

function codeFilesIn(folder: string): string[] {
  return (fs.readdirSync(folder, { recursive: true }) as string[]).filter((file) => /\.[jt]s$/.test(file)).sort();
}
