/** Comments that speak to a linter. */
import { describe, expect, it } from 'vitest';
import { factsOf } from './read-facts.ts';

function directives(text: string, path?: string): readonly unknown[] {
  return factsOf(text, path).directives.map(({ kind, eslint, rules, reason, line }) => ({ kind, eslint, rules, reason, line }));
}

describe('directives', () => {
  it('name rules and give a reason', () => {
    expect(directives(`f();\n// lintel-disable-next-line data/no-n-plus-one, errors/no-swallowed-error -- three rows at most\ng();`))
      .toEqual([{ kind: 'disable-next-line', eslint: false, rules: ['data/no-n-plus-one', 'errors/no-swallowed-error'], reason: 'three rows at most', line: 2 }]);
  });

  it('are of five kinds', () => {
    expect(directives(`/* lintel-disable-file */\n// lintel-disable\nf(); // lintel-disable-line\n/* lintel-enable\n */`)).toMatchObject([
      { kind: 'disable-file', line: 1 }, { kind: 'disable', line: 2 }, { kind: 'disable-line', line: 3 }, { kind: 'enable', line: 5 },
    ]);
  });

  it('may be written for ESLint, if they mean lintel or everything', () => {
    expect(directives(`// eslint-disable-next-line lintel/data/no-n-plus-one -- fine\n// eslint-disable-line\n/* eslint-disable no-console */\n/* eslint-disable no-console, lintel/errors/x */\n// eslint-disable\n/* eslint-enable */`)).toEqual([
      { kind: 'disable-next-line', eslint: true, rules: ['lintel/data/no-n-plus-one'], reason: 'fine', line: 1 },
      { kind: 'disable-line', eslint: true, rules: [], reason: '', line: 2 },
      { kind: 'disable', eslint: true, rules: ['no-console', 'lintel/errors/x'], reason: '', line: 4 },
      { kind: 'enable', eslint: true, rules: [], reason: '', line: 6 },
    ]);
  });

  it('stand in comments, not in strings', () => {
    expect(directives('const a = "// lintel-disable-line"; const b = `/* lintel-disable */ ${c /* lintel-enable */}`; // see lintel-disable-line')).toMatchObject([{ kind: 'enable' }]);
    expect(directives('const a = <b>// lintel-disable-line</b>;', 'a.jsx')).toEqual([]);
  });
});
