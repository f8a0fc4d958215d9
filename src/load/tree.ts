/** One state of a project's files: the disk, what is staged in git, or a commit. Everything that loading reads goes through it. */

export interface Tree {
  /** What a file holds, valid until the next call. Throws as `node:fs` does, and a `TooLarge` for a file of more bytes than `most`. */
  read(file: string, most?: number): Buffer;
  /** What a folder holds, in any order. Throws as `node:fs` does. */
  list(folder: string): readonly TreeEntry[];
  /** Undefined where there is nothing. Symbolic links are followed on disk, and are nothing in git. */
  kindAt(path: string): 'file' | 'folder' | undefined;
  /** Which file an import of an absolute path means: extensions, compiled extensions and index files are tried. It remembers what it saw. */
  openResolver(): (absolute: string) => string | undefined;
}

export interface TreeEntry {
  readonly name: string;
  /** `other`: symbolic links, submodules, devices. */
  readonly kind: 'file' | 'folder' | 'other';
}

export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  readonly bytes: number;

  constructor(bytes: number) {
    super(`it has ${String(bytes)} bytes`);
    this.bytes = bytes;
  }
}

/** A UTF-8 text without its byte-order mark. Throws as `read` does. */
export function textAt(tree: Tree, file: string): string {
  return tree.read(file).toString('utf8').replace(/^\uFEFF/, '');
}
