/** A project in a temporary folder, made from a table of files and removed after the file's tests. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** Writes the files and returns the folder's absolute path; a path ending in a slash is an empty folder. */
export function temporaryProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lintel-load-'));
  folders.push(root);
  for (const [file, content] of Object.entries(files)) {
    const absolute = path.join(root, file);
    fs.mkdirSync(file.endsWith('/') ? absolute : path.dirname(absolute), { recursive: true });
    if (!file.endsWith('/')) fs.writeFileSync(absolute, content);
  }
  return root;
}
