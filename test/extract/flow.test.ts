/** The contexts that events stand in, and how blocks end. */
import { describe, expect, it } from 'vitest';
import { contextsOf, factsOf, say } from './read-facts.ts';

describe('contexts', () => {
  it.each([
    ['for (const a of xs) f();', ['loop for-of']],
    ['for (const a in o) f();', ['loop for-in']],
    ['for await (const a of xs) f();', ['loop for-await']],
    ['for (let i = 0; i < 3; i++) f();', ['loop for']],
    ['for (let i = 0; f(); i++) {}', ['loop for']],
    ['for (let i = f(); ;) {}', []],
    ['for (const a of f()) {}', []],
    ['while (a) f();', ['loop while']],
    ['while (f()) {}', ['loop while']],
    ['do f(); while (a);', ['loop do']],
    ['if (a) f();', ['if a is true']],
    ['if (a) {} else f();', ['if a is false']],
    ['if (a) {} else if (b) f();', ['if b is true', 'if a is false']],
    ['if (f()) {}', []],
    ['a ? f() : b;', ['?: a is true']],
    ['a ? b : f();', ['?: a is false']],
    ['a && f();', ['&& a is true']],
    ['a || f();', ['|| a is false']],
    ['a ?? f();', ['?? a is false']],
    ['a ??= f();', ['?? a is false']],
    ['const { b = f() } = a;', ['?? a.b is false']],
    ['switch (a) { case 1: f(); }', ['case 1']],
    ['switch (a) { default: f(); }', ['case default']],
    ['try { f(); } catch {}', ['try']],
    ['try {} catch { f(); }', ['catch']],
    ['try {} finally { f(); }', ['finally']],
    ['for (const a of xs) { try { if (b) f(); } catch {} }', ['if b is true', 'try', 'loop for-of']],
    // What follows a branch that leaves stays where it was.
    ['if (a) return; f();', []],
    ['a?.b(f());', []],
  ])('%s', (source, contexts) => {
    expect(contextsOf(factsOf(`async function run(xs, o, a, b) { ${source} }`), 'f')).toEqual(contexts);
  });

  it('tell a loop apart', () => {
    const facts = factsOf(`for (let i = 0, n = 2; i < n; i += n) {} for (const [k, v] of xs) {} let w; for (w of ys) {}`);
    const loops = facts.contexts.map((context) => (context.kind === 'loop' ? [context.iterated, context.test, context.update].map((id) => (id === -1 ? '' : say(facts, id))).concat(context.bindings.map((id) => facts.bindings[id]!.name)) : []));
    expect(loops).toEqual([['', '(i < n)', '(i += n)', 'i', 'n'], ['xs', '', '', 'k', 'v'], ['ys', '', '', 'w']]);
  });

  it('hold the three blocks of a try together', () => {
    const text = `start(); try { a(); } catch (error) { b(); } finally { c(); }`;
    const facts = factsOf(text);
    const statement = text.indexOf('try');
    expect(facts.contexts).toMatchObject([{ kind: 'try', statement, hasCatch: true, hasFinally: true }, { kind: 'catch', statement, empty: false, commented: false }, { kind: 'finally', statement }]);
    expect(facts.contexts[1]).toMatchObject({ binding: facts.bindings.findIndex(({ name }) => name === 'error') });
  });

  it('see a comment that stands in a catch', () => {
    const commented = (block: string): unknown => factsOf(`try {} catch ${block}`).contexts[1];
    expect(commented('{}')).toMatchObject({ empty: true, commented: false });
    expect(commented('{ /* best effort */ }')).toMatchObject({ empty: true, commented: true });
    expect(commented('{\n  // why\n  f();\n}')).toMatchObject({ empty: false, commented: true });
    expect(commented('{ f(); // why\n }')).toMatchObject({ empty: false, commented: true });
    expect(commented('{ f(/* inside */ 1, a / b); }')).toMatchObject({ empty: false, commented: false });
    expect(commented('(error) { }')).toMatchObject({ binding: 0 });
    expect(commented('({ code }) { }')).toMatchObject({ binding: -1 });
  });

  it('are not made for arms in which nothing happens', () => {
    expect(factsOf(`const a = b ? c : d || e;`).contexts).toEqual([]);
  });
});

describe('how a block ends', () => {
  const exitOf = (block: string): string | undefined => factsOf(`function run() { for (;;) { if (a) ${block} } }`).contexts.find(({ kind }) => kind === 'branch')?.exit;

  it.each([
    ['{ return; }', 'return'],
    ['throw e;', 'throw'],
    ['{ log(); continue; }', 'continue'],
    ['{ break; }', 'break'],
    ['{ return; log(); }', 'return'],
    ['{ log(); }', undefined],
    ['{ if (b) return; }', undefined],
    ['{ if (b) return 1; else throw e; }', 'return'],
    ['{ if (b) throw d; else { throw e; } }', 'throw'],
    ['{ try { return f(); } catch { throw e; } }', 'return'],
    ['{ try { f(); } catch { throw e; } }', undefined],
    ['{ try { f(); } finally { throw e; } }', 'throw'],
    ['{ switch (b) { case 1: case 2: return; default: throw e; } }', 'return'],
    ['{ switch (b) { case 1: return; } }', undefined],
    ['{ switch (b) { case 1: break; default: return; } }', undefined],
    ['{ while (b) return; }', undefined],
    ['{ { return; } }', 'return'],
  ])('%s: %s', (block, exit) => {
    expect(exitOf(block)).toBe(exit);
  });
});
