/** Every form of expression, and what becomes of the value of a call. */
import { describe, expect, it } from 'vitest';
import { bindingNamed, eventsOf, factsOf, fateOf, functionNamed, valuesOf } from './read-facts.ts';

function written(expression: string, path?: string): string {
  return valuesOf(factsOf(`async function* around() { const value = ${expression}; }`, path), 'value')[0]!;
}

describe('expressions', () => {
  it.each([
    ['a.b?.c', 'a.b?.c'],
    [`a['b'][c][0]`, 'a.b[c][0]'],
    ['a?.(b, ...c)', 'a?.(b, ...c)'],
    ['a<string>(b)', 'a<string>(b)'],
    ['new A<B>(c)', 'new A<B>(c)'],
    ['new A', 'new A()'],
    ['await a', 'await a'],
    ['-1', '-1'],
    ['10n', '10n'],
    ['/a+/g', '/a+/g'],
    ['undefined', 'undefined'],
    ['`text`', `'text'`],
    ['`a${b}c${d}`', '`a{b}c{d}`'],
    ['sql`select ${a}`', 'sql`select {a}`'],
    [`{ a, b: 1, 'c': 2, [d]: 3, ['e']: 4, ...f, g() {}, get h() { return 1; } }`, `{a: a, b: 1, c: 2, [d]: 3, e: 4, ...f, g: fn:g, h: fn:h}`],
    ['[a, , ...b]', '[a, undefined, ...b]'],
    ['a ? b : c', '(a ? b : c)'],
    ['a && b || (c ?? d)', '((a && b) || (c ?? d))'],
    ['a + b * c', '(a + (b * c))'],
    ['typeof a === void 0', '(typeof a === void 0)'],
    ['delete a.b', 'delete a.b'],
    ['(a = b)', '(a = b)'],
    ['(a, b)', '(a, b)'],
    ['a as B', '<B>a'],
    ['a satisfies B', '<B>a'],
    ['a as const', 'a'],
    ['(a!)', 'a'],
    ['yield a', 'yield a'],
    ['yield', 'yield undefined'],
    ['yield* a', 'yield* a'],
    ['import.meta', 'unknown import.meta'],
    ['this', 'this#around'],
  ])('%s', (source, text) => {
    expect(written(source)).toBe(text);
  });

  it('look through JSX for the code inside', () => {
    const facts = factsOf(`const page = <Page title={load()} {...rest}>{items.map((item) => <li>{say(item)}</li>)}</Page>;`, 'file.tsx');
    expect(facts.jsx).toBe(true);
    expect(valuesOf(facts, 'page')).toEqual(['unknown jsx']);
    expect(eventsOf(facts)).toEqual(['call load() element', 'call items.map(fn:) element']);
    expect(bindingNamed(facts, 'item').reads).toBe(1);
  });

  it('survive sums deeper than the stack', () => {
    const facts = factsOf(`const sum = ${Array.from({ length: 20_000 }, () => 'a').join(' + ')};`);
    expect(facts.problems).toEqual([]);
    expect(facts.expressions.filter(({ kind }) => kind === 'binary')).toHaveLength(19_999);
  });
});

describe('the fate of a call', () => {
  it.each([
    ['async () => { await f(); }', 'awaited'],
    ['() => { return f(); }', 'returned'],
    ['() => f()', 'returned'],
    ['() => ({ a: f() })', 'element'],
    ['() => { throw f(); }', 'thrown'],
    ['() => { const a = f(); }', 'stored'],
    ['() => { a.b = f(); }', 'stored'],
    ['() => { g(f()); }', 'argument'],
    ['() => { f().then(g); }', 'object'],
    ['() => { f()(); }', 'callee'],
    ['() => { g([f()]); }', 'element'],
    ['() => { if (f()) {} }', 'tested'],
    ['() => { if (!f()) {} }', 'tested'],
    ['() => { a = f() + 1; }', 'operand'],
    ['() => { a = `${f()}`; }', 'operand'],
    ['() => { g(...f()); }', 'spread'],
    ['() => { for (const a of f()) {} }', 'iterated'],
    ['function* () { yield f(); }', 'yielded'],
    ['() => { void f(); }', 'voided'],
    ['() => { f(); }', 'dropped'],
    // Through whatever hands the value on.
    ['() => { (f() as T)!; }', 'dropped'],
    ['() => { a && f(); }', 'dropped'],
    ['() => { return a ? f() : g(); }', 'returned'],
    ['() => { return a ?? f(); }', 'returned'],
    ['() => { return f() ?? a; }', 'returned'],
    ['() => { return f() && a; }', 'tested'],
    ['() => { f() || a; }', 'tested'],
    ['() => { return a, f(); }', 'returned'],
    ['() => { return f(), a; }', 'dropped'],
  ])('in %s is %s', (source, fate) => {
    expect(fateOf(factsOf(`g(${source});`), 'f')).toBe(fate);
  });
});

describe('events', () => {
  it('come in the order of evaluation', () => {
    expect(eventsOf(factsOf(`async function run() { const a = await f(g(), new H()); a.b = k\`\`; throw a; }`), 'run'))
      .toEqual(['call g() argument', 'new new H() argument', `call f(g(), new H()) awaited`, 'await f(g(), new H()) stored', 'call k`` stored', 'assign (a.b = k``)', 'throw a']);
  });

  it('are returned by an arrow with an expression body', () => {
    expect(eventsOf(factsOf(`const run = async () => await f();`), 'run')).toEqual(['call f() awaited', 'await f() returned', 'return await f()']);
  });

  it('belong to the function they happen in', () => {
    const facts = factsOf(`function outer() { f(); xs.forEach(function inner() { g(); }); }`);
    expect(eventsOf(facts, 'outer')).toEqual(['call f() dropped', 'call xs.forEach(fn:inner) dropped']);
    expect(eventsOf(facts, 'inner')).toEqual(['call g() dropped']);
    expect(facts.functions[functionNamed(facts, 'inner').parent]!.name).toBe('outer');
  });
});

describe('functions', () => {
  it('are known by what they are stored under', () => {
    const facts = factsOf(`
      function declared() {} const variable = () => 1; let assigned; assigned = async function () {}; const o = { property: () => 2, method() {} };
      o.member = (() => 3) as Handler; exports.exported = () => 4; call(() => 5); const own = function named() {}; const K = class {}; export default () => 6;
    `);
    expect(facts.functions.slice(1).map(({ name }) => name)).toEqual(['declared', 'variable', 'assigned', 'property', 'method', 'member', 'exported', '', 'named', 'default']);
    expect(facts.classes[0]!.name).toBe('K');
  });

  it('point at their name', () => {
    const text = `const create = async () => 1;`;
    const { nameStart, nameEnd, async: isAsync, kind } = functionNamed(factsOf(text), 'create');
    expect({ name: text.slice(nameStart, nameEnd), isAsync, kind }).toEqual({ name: 'create', isAsync: true, kind: 'arrow' });
  });

  it('have the this of the function around them if they are arrows', () => {
    expect(valuesOf(factsOf(`const o = { method() { return () => { const self = this; }; } };`), 'self')).toEqual(['this#method']);
  });
});
