/** What a name means, and everything it is given. */
import { describe, expect, it } from 'vitest';
import { bindingNamed, eventsOf, factsOf, functionNamed, say, valuesOf } from './read-facts.ts';

/** The kind of each thing that `use(…)` is called with: how the name was declared, or `global`. */
function meanings(text: string): readonly string[] {
  const facts = factsOf(text);
  return facts.expressions.flatMap((fact) => {
    if (fact.kind !== 'call' || say(facts, fact.callee) !== 'use') return [];
    return fact.args.map((arg) => {
      const name = facts.expressions[arg]!;
      return name.kind === 'reference' ? facts.bindings[name.binding]!.kind : name.kind;
    });
  });
}

describe('scopes', () => {
  it('know names before their declaration', () => {
    expect(meanings(`use(f, K, E, v); function f() {} class K {} enum E {} { var v = 1; }`)).toEqual(['function', 'class', 'enum', 'var']);
    expect(meanings(`function g() { use(late); } const late = 1;`)).toEqual(['const']);
  });

  it('end with their block', () => {
    expect(meanings(`{ const a = 1; use(a); } use(a); for (const b of x) use(b); use(b); try {} catch (c) { use(c); } use(c);`)).toEqual(['const', 'global', 'const', 'global', 'caught', 'global']);
  });

  it('shadow and come back', () => {
    expect(meanings(`const a = 1; function f(a) { use(a); { let a; use(a); } use(a); } use(a);`)).toEqual(['parameter', 'let', 'parameter', 'const']);
  });

  it('hoist var to the function, from any depth', () => {
    expect(meanings(`function f() { use(v, w, x); if (a) { for (var v of b) { try { var w; } finally { switch (c) { case 1: var x; } } } } } use(v);`)).toEqual(['var', 'var', 'var', 'global']);
  });

  it('know the own name of a function or class expression inside it only', () => {
    expect(meanings(`const f = function g() { use(g); }; const K = class L { m() { use(L); } }; use(g, L);`)).toEqual(['function', 'class', 'global', 'global']);
  });

  it('give a type and a value of one name one binding', () => {
    const facts = factsOf(`type Order = z.infer<typeof Order>; const Order = z.object({}); use(Order);`);
    expect(facts.bindings).toHaveLength(1);
    expect(facts.bindings[0]).toMatchObject({ name: 'Order', kind: 'const', reads: 1, typeReads: 1 });
    expect(facts.declarations[0]!.binding).toBe(0);
  });

  it('leave global augmentations alone', () => {
    expect(factsOf(`declare global { interface Window {} } declare module 'x' { const y: number; }`).bindings).toEqual([]);
  });

  it('hold what a namespace exports', () => {
    const facts = factsOf(`namespace N { export const a = 1; const b = 2; export type T = 1; export function f() {} }`);
    expect(valuesOf(facts, 'N')).toEqual(['{a: a, f: f}']);
    expect(facts.exports).toEqual([]);
  });
});

describe('values of a name', () => {
  it('are its initialiser and its assignments', () => {
    const facts = factsOf(`let a = 1; a = f(); a ??= 2; a += 3; a++;`);
    expect(valuesOf(facts, 'a')).toEqual(['1', 'f()', '2', '(a + 3)']);
    expect(bindingNamed(facts, 'a')).toMatchObject({ reads: 3, writes: 4 });
  });

  it('spell destructuring out', () => {
    const facts = factsOf(`const { a, b: { c = 1 }, ['d']: d, [key]: e, ...rest } = o; const [f, , g = 2, ...h] = p;`);
    expect(Object.fromEntries(facts.bindings.map(({ name }) => [name, valuesOf(facts, name)[0]]))).toEqual({
      a: 'o.a', c: '(o.b.c ?? 1)', d: 'o.d', e: 'o[key]', rest: 'rest of o without [a, b, d]', f: 'element0 of p', g: '(element2 of p ?? 2)', h: 'rest of p without []',
    });
  });

  it('spell destructuring assignments out', () => {
    const facts = factsOf(`let a, b, c, d; ({ a, b: [b = 1], ...c } = o); [d, o.x] = p;`);
    expect(['a', 'b', 'c', 'd'].map((name) => valuesOf(facts, name)[0])).toEqual(['o.a', '(element0 of o.b ?? 1)', 'rest of o without [a, b]', 'element0 of p']);
    expect(eventsOf(facts)).toEqual(['assign (pattern = o)', 'assign (pattern = p)']);
  });

  it('come from loops and catch clauses', () => {
    const facts = factsOf(`for (const a of xs) {} for await (const { b } of ys) {} for (const c in o) {} try {} catch (d) {} try {} catch ({ e }) {} let g; for (g of zs) {}`);
    expect(['a', 'b', 'c', 'd', 'e', 'g'].map((name) => valuesOf(facts, name)[0])).toEqual(['element of xs', 'await element of ys.b', 'key of o', 'caught', 'caught.e', 'element of zs']);
  });

  it('of a function are its implementation', () => {
    const facts = factsOf(`function f(a: string): void; function f(a: number): void; function f(a: unknown) {} declare function g(): void;`);
    expect(facts.functions.map(({ bodiless }) => bodiless)).toEqual([false, true, true, false, true]);
    expect(bindingNamed(facts, 'f').values).toHaveLength(1);
    expect(valuesOf(facts, 'g')).toEqual(['fn:g']);
  });

  it('of a parameter are what callers pass, or its default', () => {
    const facts = factsOf(`function f(this: Foo, a, b = 1, { c, d: { e } }: T = {}, ...rest) {}`);
    expect(['a', 'b', 'c', 'e', 'rest'].map((name) => valuesOf(facts, name)[0])).toEqual(['param#0', '(param#1 ?? 1)', '(param#2 ?? {}).c', '(param#2 ?? {}).d.e', 'param#3']);
    expect(functionNamed(facts, 'f').parameters.map(({ name, rest, optional, members }) => ({ name, rest, optional, members }))).toEqual([
      { name: 'a', rest: false, optional: false, members: [] }, { name: 'b', rest: false, optional: true, members: [] },
      { name: '', rest: false, optional: true, members: ['c', 'd'] }, { name: 'rest', rest: true, optional: false, members: [] },
    ]);
  });
});
