/** Type annotations and the declarations of types. */
import { describe, expect, it } from 'vitest';
import { bindingNamed, declarationNamed, factsOf, functionNamed, sayType } from './read-facts.ts';

describe('types', () => {
  it.each([
    ['string', 'string'],
    ['Promise<Order[]>', 'Promise<Order[]>'],
    ['ns.deep.Name', 'ns.deep.Name'],
    ['readonly string[]', 'string[]'],
    ['[a: string, b?: number, ...c: T[]]', '[string, number, T[]]'],
    ['A | null | undefined', 'A | null | undefined'],
    ['A & { b?: number; c(d: E): F }', 'A & { b?: number; c: (E) => F }'],
    ['(this: A, b: B, ...c: C[]) => void', '(B, C[]) => void'],
    ['new (a: A) => B', '(A) => B'],
    [`'a' | 1 | -1 | true`, `'a' | 1 | -1 | true`],
    ['typeof a.b', 'typeof a.b'],
    [`import('x').Y<Z>`, 'import(x).Y<Z>'],
    [`A['b']`, `A['b']`],
    ['(A)', 'A'],
    ['keyof A', 'unknown'],
    ['A extends infer B ? B : C', 'unknown'],
    ['{ [K in A]: B }', 'unknown'],
    ['`a${B}`', 'unknown'],
  ])('%s', (source, text) => {
    const facts = factsOf(`let value: ${source};`);
    expect(sayType(facts, bindingNamed(facts, 'value').type)).toBe(text);
  });

  it('name the bindings they mean', () => {
    const facts = factsOf(`import { A } from 'x'; interface B {} function f<T>(a: A, b: B, t: T, p: Promise<A>): A.Inner {}`);
    expect(['A', 'B', 'T'].map((name) => bindingNamed(facts, name).typeReads)).toEqual([3, 1, 1]);
    expect(facts.types.flatMap((type) => (type.kind === 'name' ? [`${type.name} ${type.binding === -1 ? 'global' : facts.bindings[type.binding]!.name}`] : []))).toEqual(['A A', 'B B', 'T T', 'A A', 'Promise global', 'A.Inner A']);
    expect(sayType(facts, functionNamed(facts, 'f').returns)).toBe('A.Inner');
  });

  it('read names inside types that are not computed', () => {
    const facts = factsOf(`import { A, B, C } from 'x'; type T<K> = { [P in keyof A]: B[P] } | (K extends C ? infer_ : never);`);
    expect(['A', 'B', 'C'].map((name) => bindingNamed(facts, name).typeReads)).toEqual([1, 1, 1]);
  });
});

describe('declarations', () => {
  it('give interfaces with bases and members', () => {
    const facts = factsOf(`interface Repo<T> extends Base<T>, Other { find(id: string): Promise<T>; readonly size?: number; (call: string): void; [key: string]: unknown; }`);
    const { kind, extends: bases, members, typeParameters, binding } = declarationNamed(facts, 'Repo');
    expect({ kind, bases: bases.map((id) => sayType(facts, id)), members: members.map(({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${sayType(facts, type)}`) }).toEqual({
      kind: 'interface', bases: ['Base<T>', 'Other'], members: ['find: (string) => Promise<T>', 'size?: number'],
    });
    expect([...typeParameters, binding].map((id) => facts.bindings[id]!.name)).toEqual(['T', 'Repo']);
  });

  it('give aliases', () => {
    const facts = factsOf(`type Handler = (request: Request) => Promise<void>;`);
    expect(sayType(facts, declarationNamed(facts, 'Handler').alias)).toBe('(Request) => Promise<void>');
  });

  it('give enums with the values of their members', () => {
    const facts = factsOf(`enum A { X, Y = 5, Z } const enum B { P = 'p', Q = \`q\`, R = 1 << 2, S }`);
    const members = (name: string): readonly string[] => declarationNamed(facts, name).members.map((member) => `${member.name}: ${sayType(facts, member.type)}`);
    expect(members('A')).toEqual(['X: 0', 'Y: 5', 'Z: 6']);
    expect(members('B')).toEqual([`P: 'p'`, `Q: 'q'`, 'R: number', 'S: number']);
    expect(bindingNamed(facts, 'A').kind).toBe('enum');
  });
});
