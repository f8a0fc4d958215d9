/** Rules that see the nodes of one file. */
import { describe, expect, it } from 'vitest';
import { Node } from 'ts-morph';
import { extractAndVisit } from '#extract/extract-and-visit.ts';
import { visitFile, type Visitor } from '#extract/visit-file.ts';

const emptyCatch: Visitor = {
  rule: 'errors/no-empty-catch',
  visit: {
    CatchClause(node, report, source) {
      const around = node.getFirstAncestor(Node.isFunctionDeclaration)?.getName() ?? '';
      report({ at: { start: node.getStart(), end: node.getEnd() }, message: 'empty', data: { around, path: source.getFilePath().slice(-7) } });
    },
  },
};
const TEXT = `function run() { try { f(); } catch {} }`;

describe('visitors', () => {
  it('see wrapped nodes that know their surroundings, and report plain data', () => {
    expect(visitFile('file.ts', TEXT, [emptyCatch])).toEqual([{ rule: 'errors/no-empty-catch', start: 30, end: 38, message: 'empty', data: { around: 'run', path: 'file.ts' } }]);
  });

  it('share one wrapper for each node', () => {
    const seen: Node[] = [];
    const visit = { CatchClause: (node: Node): void => { seen.push(node); } };
    visitFile('file.ts', TEXT, [{ rule: 'a/b', visit }, { rule: 'c/d', visit }]);
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBe(seen[1]);
  });

  it('have nothing to see in a file that has none of their nodes, or is no text', () => {
    expect(visitFile('file.ts', 'f();', [emptyCatch])).toEqual([]);
    expect(visitFile('file.ts', '\0', [emptyCatch])).toEqual([]);
    expect(visitFile('file.ts', TEXT, [{ rule: 'a/b', visit: undefined }])).toEqual([]);
  });

  it('must name a kind of node', () => {
    expect(() => visitFile('file.ts', TEXT, [{ rule: 'a/b', visit: { Catch: () => {} } }])).toThrow('a/b visits Catch, which is no kind of node.');
  });

  it('share a parse with the extraction of facts', () => {
    const { facts, visited } = extractAndVisit('file.ts', TEXT, [emptyCatch]);
    expect(facts.contexts.map(({ kind }) => kind)).toEqual(['try', 'catch']);
    expect(visited).toHaveLength(1);
  });
});
