/** Puts a case where it is a project of its own, so that nothing around the fixtures can change its verdict. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readExpectations, sourcesBelow, withoutExpectations, type Expectation } from './read-expectations.ts';

const HEADER = /^\/\/ dependencies: (.*)$/m;

/** A copy that is removed when the block that holds it ends. */
export interface StagedCase extends Disposable {
  /** Absolute path of the project's root. */
  readonly root: string;
  /** What the original's lines expect; the copy's lines hold no expectations, but are numbered alike. */
  readonly expectations: readonly Expectation[];
  /** Where its lines say why nothing is reported. */
  readonly silences: readonly Expectation[];
}

export interface CaseSource {
  /** Absolute path. */
  readonly path: string;
  /** A file becomes `src/<file>` of a project with the dependencies that its header names. */
  readonly kind: 'folder' | 'file';
  /** Rule that a bare `expect` speaks of. */
  readonly rule?: string;
}

export function stageCase({ path, kind, rule }: CaseSource): StagedCase {
  const root = mkdtempSync(join(tmpdir(), 'lintel-case-'));
  if (kind === 'folder') cpSync(path, root, { recursive: true });
  else {
    mkdirSync(join(root, 'src'));
    cpSync(path, join(root, 'src', basename(path)));
    writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'case', private: true, dependencies: dependenciesOf(path) }));
  }
  const expectations = readExpectations(root, rule);
  for (const file of sourcesBelow(root)) {
    writeFileSync(join(root, file), withoutExpectations(readFileSync(join(root, file), 'utf8')));
  }
  return {
    root,
    expectations: expectations.filter((each) => each.kind === 'expect'),
    silences: expectations.filter((each) => each.kind === 'silent'),
    [Symbol.dispose]() {
      rmSync(root, { recursive: true });
    },
  };
}

function dependenciesOf(path: string): Record<string, string> {
  const header = HEADER.exec(readFileSync(path, 'utf8'));
  if (!header) throw new Error(`${path} lacks its first line: // dependencies: name@range, …`);
  return Object.fromEntries(
    header[1]!.split(', ').map((dependency) => {
      const at = dependency.lastIndexOf('@');
      return [dependency.slice(0, at), dependency.slice(at + 1)];
    }),
  );
}
