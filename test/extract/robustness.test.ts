/** Files that are broken, huge, deep, or no text at all. */
import { describe, expect, it } from 'vitest';
import { extractFile } from '#extract/extract-file.ts';
import { eventsOf, factsOf, functionNamed } from './read-facts.ts';

describe('what cannot be read', () => {
  it('is said, and the rest is read', () => {
    const facts = factsOf(`function before() {} const = ; function after() { f(); }`);
    expect(facts.problems[0]).toMatchObject({ kind: 'syntax', message: expect.any(String) as string });
    expect(eventsOf(facts, 'after')).toEqual(['call f() dropped']);
  });

  it('is said at most twenty times', () => {
    expect(factsOf('const = ;\n'.repeat(100)).problems).toHaveLength(20);
  });

  it('is nothing of a binary file', () => {
    expect(factsOf('MZ\0\0binary')).toMatchObject({ problems: [{ kind: 'not-text' }], expressions: [], functions: [{ kind: 'module' }] });
    expect(factsOf('\uFFFDP\uFFFDG\uFFFD'.repeat(50)).problems).toMatchObject([{ kind: 'not-text' }]);
    expect(factsOf(`const sign = '\uFFFD is a replacement character in a text of some length';`).problems).toEqual([]);
  });

  it.each([
    ['parentheses', `${'('.repeat(10_000)}1${')'.repeat(10_000)};`],
    ['blocks', `${'{'.repeat(10_000)}${'}'.repeat(10_000)}`],
    ['calls', `${'f('.repeat(10_000)}${')'.repeat(10_000)};`],
    ['arrays', `const a = ${'['.repeat(10_000)}${']'.repeat(10_000)};`],
    ['members', `a${'.b()'.repeat(50_000)};`],
    ['functions', `${'function f() {'.repeat(5_000)}${'}'.repeat(5_000)}`],
    ['else branches', `if (a) {}${' else if (a) {}'.repeat(10_000)}`],
  ])('is too deep: %s', (_what, text) => {
    const facts = factsOf(`function before() { f(); }\n${text}\nfunction after() { f(); }`);
    for (const { kind } of facts.problems) expect(kind).toBe('too-deep');
  });

  it('is only the piece that is too deep', () => {
    const facts = factsOf(`function before() { f(); }\nfunction deep() { a${'.b()'.repeat(6_000)}; }\nfunction after() { f(); }`);
    expect(functionNamed(facts, 'before').events).toHaveLength(1);
    expect(functionNamed(facts, 'after').events).toHaveLength(1);
  });
});

describe('any text', () => {
  it('may be empty', () => {
    expect(factsOf('')).toMatchObject({ problems: [], lineStarts: [0], functions: [{ kind: 'module', events: [] }] });
  });

  it('may begin with a byte order mark, a shebang, and have Windows line ends', () => {
    const text = `\uFEFFconst a = 1;\r\nconst b = 2;`;
    const facts = factsOf(text);
    expect(facts.lineStarts).toEqual([0, 15]);
    expect(facts.bindings.map(({ start, end }) => text.slice(start, end))).toEqual(['a', 'b']);
    expect(factsOf(`#!/usr/bin/env node\nf();`, 'cli.js').problems).toEqual([]);
  });

  it('may be long', () => {
    const line = `export function f(request) { return query(request.body.name, [1, 2, 3]).then((rows) => rows.length); }\n`;
    const facts = extractFile('long.js', line.repeat(Math.ceil(5_000_000 / line.length)));
    expect(facts.problems).toEqual([]);
    expect(facts.functions.length).toBeGreaterThan(90_000);
  });

  it('is read by its extension', () => {
    expect(factsOf(`const a = <T,>(b: T) => <string>b;`, 'a.ts').problems).toEqual([]);
    expect(factsOf(`const a = <b>text</b>;`, 'a.js')).toMatchObject({ problems: [], jsx: true });
    expect(factsOf(`const a = <b>text</b>;`, 'a.ts').problems).not.toEqual([]);
    expect(factsOf(`const a: string = <b>text</b>;`, 'a.tsx')).toMatchObject({ problems: [], jsx: true });
  });

  it('gives literals cut to 2,000 characters', () => {
    const literal = factsOf(`const a = '${'x'.repeat(5_000)}';`).expressions[0];
    expect(literal).toMatchObject({ kind: 'literal', value: 'x'.repeat(2_000) });
  });

  it('gives facts that survive being stored', () => {
    const facts = factsOf(`import a from 'x'; export class K { @A() b?: string; async c(d = 1) { try { await a(); } catch (e) { throw e; } } }`);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });
});
