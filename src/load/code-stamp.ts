/** Tells one build of lintel from another, so that nothing that an older one extracted is taken for this one's. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { version } from '#version.ts';

/** The version and the size and age of the code that decides what is extracted: the bundle, or the sources while lintel itself is worked on. */
export function codeStamp(): string {
  const here = import.meta.dirname;
  const fromSources = path.basename(here) === 'load' && fs.existsSync(path.join(here, '..', 'extract'));
  const folders = fromSources ? [path.join(here, '..', 'extract'), path.join(here, '..', '..', 'rules')] : [here];
  const stamps = folders.filter((folder) => fs.existsSync(folder)).flatMap((folder) =>
    (fs.readdirSync(folder, { recursive: fromSources }) as string[])
      .filter((file) => /\.[jt]s$/.test(file))
      .sort()
      .map((file) => {
        const { size, mtimeMs } = fs.statSync(path.join(folder, file));
        return `${file}:${size}:${mtimeMs}`;
      }),
  );
  return `${version}:${hash('sha1', stamps.join('\n'), 'hex')}`;
}
