/** Shows rules the nodes of one file that they ask for, as ts-morph nodes; what they report is plain data. */
import { createRequire } from 'node:module';
import { ts } from '@ts-morph/common';
import type { Node, SourceFile } from 'ts-morph';
import type { Rule, VisitProblem } from '#model/rule.ts';
import { parseFile, type Parsed } from './parse-file.ts';
import { setParents } from './set-parents.ts';

export interface Visitor {
  readonly rule: string;
  readonly visit: Rule['visit'];
}

/** What a rule's visitor reported; offsets are UTF-16 code units. */
export interface Visited {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * What the visitors report in a file, in source order of the nodes. A file that is no text, or too deep to parse, has nothing to report.
 * @throws whatever a visitor throws, and Error for a visitor of an unknown kind of node.
 */
export function visitFile(path: string, text: string, visitors: readonly Visitor[]): readonly Visited[] {
  return visitors.some(({ visit }) => visit !== undefined) ? visitParsed(parseFile(path, text), visitors) : [];
}

/** The same for a file that is parsed already; gives its nodes their parents. */
export function visitParsed({ source }: Parsed, visitors: readonly Visitor[]): readonly Visited[] {
  const wanted = visitsByKind(visitors);
  if (source === undefined || wanted.size === 0) return [];
  const nodes = nodesToVisit(source, wanted);
  if (nodes.length === 0) return [];

  const { root, wrap } = wrapperOf(source);
  const visited: Visited[] = [];
  for (const node of nodes) {
    for (const { rule, visit } of wanted.get(node.kind)!) visit(wrap(node), (problem) => visited.push(asData(rule, problem)), root);
  }
  return visited;
}

type Visit = NonNullable<Rule['visit']>[string];
type VisitsByKind = Map<ts.SyntaxKind, { readonly rule: string; readonly visit: Visit }[]>;

function visitsByKind(visitors: readonly Visitor[]): VisitsByKind {
  const wanted: VisitsByKind = new Map();
  for (const { rule, visit = {} } of visitors) {
    for (const [name, one] of Object.entries(visit)) {
      const kind = (ts.SyntaxKind as unknown as Readonly<Record<string, ts.SyntaxKind | undefined>>)[name];
      if (kind === undefined) throw new Error(`${rule} visits ${name}, which is no kind of node.`);
      const known = wanted.get(kind);
      if (known === undefined) wanted.set(kind, [{ rule, visit: one }]);
      else known.push({ rule, visit: one });
    }
  }
  return wanted;
}

/** Nodes in source order, with parents set if there are any; none where the tree is deeper than the stack. */
function nodesToVisit(source: ts.SourceFile, wanted: VisitsByKind): readonly ts.Node[] {
  const found: ts.Node[] = [];
  try {
    collect(source, wanted, found);
    if (found.length > 0) setParents(source);
    return found;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

function collect(node: ts.Node, wanted: VisitsByKind, found: ts.Node[]): void {
  if (wanted.has(node.kind)) found.push(node);
  ts.forEachChild(node, (child) => collect(child, wanted, found));
}

function asData(rule: string, { at, message, data = {} }: VisitProblem): Visited {
  return { rule, start: at.start, end: at.end, message, data };
}

/** The one door to a wrapper's factory; it is internal, hence the public call where it is missing. */
interface WithFactory {
  readonly _context?: { readonly compilerFactory?: { getNodeFromCompilerNode?(node: ts.Node, source: SourceFile): Node } };
}

// ts-morph costs a quarter of a second to load: only files with something to visit pay for it.
const load = createRequire(import.meta.url);

function wrapperOf(source: ts.SourceFile): { readonly root: SourceFile; readonly wrap: (node: ts.Node) => Node } {
  const { createWrappedNode } = load('ts-morph') as typeof import('ts-morph');
  const root: SourceFile = createWrappedNode<ts.SourceFile>(source);
  const factory = (root as unknown as WithFactory)._context?.compilerFactory;
  if (factory?.getNodeFromCompilerNode === undefined) return { root, wrap: (node) => createWrappedNode(node, { sourceFile: source }) };
  return { root, wrap: (node) => factory.getNodeFromCompilerNode!(node, root) };
}
