/** The files on disk. */
import fs from 'node:fs';
import { dirname } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { RESOLVE_OPTIONS } from './resolve-options.ts';
import { TooLarge, type Tree, type TreeEntry } from './tree.ts';

// Nearly all source files fit: they are read with one call into memory that is used again for the next.
const shared = Buffer.allocUnsafe(256 * 1024);

export const diskTree: Tree = {
  read(file, most = Infinity) {
    const descriptor = fs.openSync(file, 'r');
    try {
      const read = fs.readSync(descriptor, shared, 0, shared.length, 0);
      if (read < shared.length) return shared.subarray(0, read);
      const { size } = fs.fstatSync(descriptor);
      if (size > most) throw new TooLarge(size);
      return fs.readFileSync(file);
    } finally {
      fs.closeSync(descriptor);
    }
  },
  list: (folder) => fs.readdirSync(folder, { withFileTypes: true }).map((entry): TreeEntry => ({ name: entry.name, kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other' })),
  kindAt(path) {
    try {
      const stat = fs.statSync(path, { throwIfNoEntry: false });
      if (stat?.isDirectory() === true) return 'folder';
      return stat?.isFile() === true ? 'file' : undefined;
    } catch {
      return undefined;
    }
  },
  openResolver() {
    const resolver = new ResolverFactory(RESOLVE_OPTIONS);
    return (absolute) => resolver.sync(dirname(absolute), absolute).path;
  },
};
