/** All libraries' patterns as one automaton: asks what an API path means. */
import type { Library, Meanings, Pattern, Row } from '#model/library.ts';
import type { ApiPath, ApiStep } from '#model/value.ts';
import { parsePattern, type PatternStep } from './pattern.ts';

type LabelledRow = Row & { readonly library: string };

/** A node of the trie that the patterns of one start make. */
interface State {
  readonly steps: Map<string | number, State>;
  readonly rows: LabelledRow[];
  /** Starts of the types that a value here has. */
  readonly types: State[];
  /** `library:type` if it is the start of that type's patterns. */
  readonly name: string | undefined;
}

/** A place in a trie that a path has come to. */
interface Position {
  readonly state: State;
  /** Where the walk through this trie began: only positions of one walk compete. */
  readonly walk: object;
  /** One character for each step since: `1` was written out, `0` a wildcard. The greatest is the most specific. */
  readonly rank: string;
  /** Awaiting left it where it was: what it stood for is settled, and no promise any more. */
  readonly kept: boolean;
}

/** Throws if a pattern cannot be read or names a type that no library has; the message says which library and pattern. */
export function compileMeanings(libraries: readonly Library[]): Meanings {
  const types = declareTypes(libraries);
  const exports = libraries.map((library) => ({ library, state: compileLibrary(library, types) }));
  const positions = new Map<ApiPath, readonly Position[]>();
  const rows = new Map<ApiPath, readonly LabelledRow[]>();
  const names = new Map<ApiPath, readonly string[]>();

  return { libraries, at, typesAt };

  function at(path: ApiPath): readonly LabelledRow[] {
    let found = rows.get(path);
    if (found === undefined) {
      found = [...new Set(mostSpecific(positionsAt(path), rowsOf))];
      rows.set(path, found);
    }
    return found;
  }

  function typesAt(path: ApiPath): readonly string[] {
    let found = names.get(path);
    if (found === undefined) {
      found = [...new Set(positionsAt(path).flatMap(({ state }) => state.name ?? []))].sort();
      names.set(path, found);
    }
    return found;
  }

  function positionsAt(path: ApiPath): readonly Position[] {
    let found = positions.get(path);
    if (found === undefined) {
      found = withTypes(path.parent === undefined || path.step === undefined ? startsOf(path.package) : follow(path, path.parent, path.step));
      positions.set(path, found);
    }
    return found;
  }

  function startsOf(packageName: string): Position[] {
    return exports.filter(({ library }) => library.packages.some((name) => covers(name, packageName))).map(({ state }) => startAt(state));
  }

  function follow(path: ApiPath, parent: ApiPath, step: ApiStep): Position[] {
    const before = positionsAt(parent);
    if (isDefaultExport(path)) return [...before];
    return before.flatMap((position) => advance(position, step));
  }
}

/** An empty trie for every named type, by its full name. */
function declareTypes(libraries: readonly Library[]): Map<string, State> {
  const types = new Map<string, State>();
  const seen = new Set<string>();
  for (const library of libraries) {
    if (seen.has(library.name)) throw new Error(`Library \`${library.name}\` is declared twice.`);
    seen.add(library.name);
    for (const type of Object.keys(library.types ?? {})) {
      const name = `${library.name}:${type}`;
      types.set(name, emptyState(name));
    }
  }
  return types;
}

/** Enters a library's patterns; returns the trie of those that start from its packages' exports. */
function compileLibrary(library: Library, types: ReadonlyMap<string, State>): State {
  const start = emptyState(undefined);
  for (const [type, patterns] of Object.entries(library.types ?? {})) {
    const label = types.get(`${library.name}:${type}`);
    if (label === undefined) continue;
    for (const pattern of patterns) stateOf(pattern).types.push(label);
  }
  for (const row of library.rows ?? []) {
    const labelled: LabelledRow = { ...row, library: library.name };
    for (const pattern of typeof row.path === 'string' ? [row.path] : row.path) stateOf(pattern).rows.push(labelled);
  }
  return start;

  function stateOf(pattern: Pattern): State {
    try {
      const { from, steps } = parsePattern(pattern);
      const name = from === undefined ? undefined : `${from.library ?? library.name}:${from.type}`;
      const begin = name === undefined ? start : types.get(name);
      if (begin === undefined) throw new Error(`no library has the type \`${name}\``);
      return steps.reduce(grow, begin);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Library \`${library.name}\`, pattern \`${pattern}\`: ${reason}.`, { cause: error });
    }
  }
}

function grow(state: State, step: PatternStep): State {
  const key = keyOf(step);
  let next = state.steps.get(key);
  if (next === undefined) state.steps.set(key, (next = emptyState(undefined)));
  return next;
}

/** Where a step leads from a position: the step as written, and the wildcard. */
function advance({ state, walk, rank }: Position, step: ApiStep): Position[] {
  const exact = state.steps.get(keyOf(step));
  // Awaiting what is no promise changes nothing.
  if (step.kind === 'await') return [exact === undefined ? { state, walk, rank, kept: true } : { state: exact, walk, rank, kept: false }];
  const any = state.steps.get(wildcardOf(step));
  const next: Position[] = [];
  if (exact !== undefined) next.push({ state: exact, walk, rank: `${rank}1`, kept: false });
  if (any !== undefined) next.push({ state: any, walk, rank: `${rank}0`, kept: false });
  return next;
}

/** Adds the tries of the types that the positions are labelled with, and of the types that those are in turn. */
function withTypes(positions: readonly Position[]): readonly Position[] {
  const all = [...positions];
  const added = new Set<State>();
  let fresh = mostSpecific(all, typesOf);
  while (fresh.length > 0) {
    const starts: Position[] = [];
    for (const state of fresh) {
      if (added.has(state)) continue;
      added.add(state);
      starts.push(startAt(state));
    }
    all.push(...starts);
    fresh = mostSpecific(starts, typesOf);
  }
  return all;
}

function startAt(state: State): Position {
  return { state, walk: {}, rank: '', kept: false };
}

/** A kept position's types were entered before, and each goes its own way from there. */
function typesOf({ state, kept }: Position): readonly State[] {
  return kept ? [] : state.types;
}

function rowsOf({ state, kept }: Position): readonly LabelledRow[] {
  return kept ? state.rows.filter(({ means }) => means !== 'promise') : state.rows;
}

/** The labels of the positions; within one walk a pattern that spells a member out beats one with a wildcard in its place. */
function mostSpecific<Label>(positions: readonly Position[], labelsOf: (position: Position) => readonly Label[]): Label[] {
  const best = new Map<object, string>();
  const labelled = positions.filter((position) => labelsOf(position).length > 0);
  for (const { walk, rank } of labelled) {
    const other = best.get(walk);
    if (other === undefined || rank > other) best.set(walk, rank);
  }
  return labelled.filter(({ walk, rank }) => best.get(walk) === rank).flatMap(labelsOf);
}

/** `import x from 'p'` is the package itself. */
function isDefaultExport(path: ApiPath): boolean {
  for (let at = path; at.parent !== undefined; at = at.parent) {
    if (at.step?.kind !== 'member' || at.step.name !== 'default') return false;
  }
  return true;
}

function covers(name: string, packageName: string): boolean {
  return name.endsWith('/*') ? packageName.startsWith(name.slice(0, -1)) : name === packageName;
}

function emptyState(name: string | undefined): State {
  return { steps: new Map(), rows: [], types: [], name };
}

const ANY_MEMBER = -1;
const MARKS = { call: 0, instance: 1, await: 2, element: 3 } as const;

/** Member names are strings, all else is a number: no name can clash with a mark. */
function keyOf(step: PatternStep | ApiStep): string | number {
  if (step.kind === 'member') return step.name ?? ANY_MEMBER;
  if (step.kind === 'callback') return callbackKey(step.argument, step.parameter);
  return MARKS[step.kind];
}

function wildcardOf(step: ApiStep): string | number {
  if (step.kind === 'member') return ANY_MEMBER;
  return step.kind === 'callback' ? callbackKey(undefined, step.parameter) : Number.NaN;
}

function callbackKey(argument: number | undefined, parameter: number): number {
  return argument === undefined ? -2 - parameter : 4 + argument * 1024 + parameter;
}
