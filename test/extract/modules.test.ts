/** Imports and exports of both module systems. */
import { describe, expect, it } from 'vitest';
import { bindingNamed, eventsOf, exportsOf, factsOf, importsOf, say, valuesOf } from './read-facts.ts';

describe('import declarations', () => {
  it('tell what is imported under which name', () => {
    expect(importsOf(factsOf(`import a, { b as c, type D } from 'x'; import * as n from 'y'; import 'z';`))).toEqual(['import x: default as a, b as c, type D as D', 'import y: * as n', 'import z']);
  });

  it('are of types if they say so, or if each of their names does', () => {
    expect(importsOf(factsOf(`import type { A } from 'x'; import { type B, type C } from 'y';`))).toEqual(['type x: type A as A (later)', 'type y: type B as B, type C as C (later)']);
  });

  it('count uses as value, as type, and as decorator metadata', () => {
    const facts = factsOf(`import { A, B, C } from 'x'; new A(); let b: B; class K { @Column() c: C | null; @Column() list: Promise<B>; }`);
    expect(bindingNamed(facts, 'A')).toMatchObject({ reads: 1, typeReads: 0, metadataReads: 0 });
    expect(bindingNamed(facts, 'B')).toMatchObject({ reads: 0, typeReads: 2, metadataReads: 0 });
    expect(bindingNamed(facts, 'C')).toMatchObject({ reads: 0, typeReads: 1, metadataReads: 1 });
  });

  it('count the constructor parameters of a decorated class as metadata', () => {
    const facts = factsOf(`import { A, B } from 'x'; @Injectable() class K { constructor(a: A) {} } class L { constructor(b: B) {} }`);
    expect(bindingNamed(facts, 'A').metadataReads).toBe(1);
    expect(bindingNamed(facts, 'B').metadataReads).toBe(0);
  });
});

describe('require and import()', () => {
  it('are imports, values and events at once', () => {
    const facts = factsOf(`const a = require('x'); const { b, c: { d } } = require('y'); const e = require('z').f;`, 'file.js');
    expect(importsOf(facts)).toEqual(['require x: * as a', 'require y: b as b', 'require z: f as e']);
    expect(valuesOf(facts, 'a')).toEqual(['require(x)']);
    expect(valuesOf(facts, 'b')).toEqual(['require(y).b']);
    expect(valuesOf(facts, 'd')).toEqual(['require(y).c.d']);
    expect(valuesOf(facts, 'e')).toEqual(['require(z).f']);
    expect(eventsOf(facts)).toEqual(['module require(x) stored', 'module require(y) stored', 'module require(z) object']);
  });

  it('run later inside a function', () => {
    expect(importsOf(factsOf(`function f() { const a = require('x'); return import('y'); }`))).toEqual(['require x: * as a (later)', 'dynamic y (later)']);
  });

  it('name what an awaited import() gives', () => {
    const facts = factsOf(`const { a } = await import('x');`);
    expect(importsOf(facts)).toEqual(['dynamic x: a as a']);
    expect(valuesOf(facts, 'a')).toEqual(['await import(x).a']);
  });

  it('are ordinary calls where the name is declared in the file, or the specifier is computed', () => {
    const facts = factsOf(`const require = createRequire(here); const a = require('x'); function f(name) { return import(name); }`);
    expect(importsOf(facts)).toEqual([]);
    expect(valuesOf(facts, 'a')).toEqual([`require('x')`]);
  });

  it('read import x = require()', () => {
    const facts = factsOf(`import x = require('x'); import y = x.z;`);
    expect(importsOf(facts)).toEqual(['require x: * as x']);
    expect(valuesOf(facts, 'y')).toEqual(['x.z']);
  });
});

describe('export declarations', () => {
  it('name bindings, each once', () => {
    expect(exportsOf(factsOf(`export const a = 1, { b, c: [d] } = o; export function f(): void; export function f(x?: number) {} export class K {} export enum E {} export interface I {} export type T = string;`)))
      .toEqual(['a is a', 'b is b', 'd is d', 'f is f', 'K is K', 'E is E', 'type I is I', 'type T is T']);
  });

  it('give default exports', () => {
    expect(exportsOf(factsOf(`export default function f() {}`))).toEqual(['default is f']);
    expect(exportsOf(factsOf(`export default function () {}`))).toEqual(['default is fn:default']);
    expect(exportsOf(factsOf(`export default class {}`))).toEqual(['default is class:default']);
    expect(exportsOf(factsOf(`export default async () => 1`))).toEqual(['default is fn:default']);
    expect(exportsOf(factsOf(`export default make(1)`))).toEqual(['default is make(1)']);
    expect(exportsOf(factsOf(`const a = 1; export = a`))).toEqual(['= is a']);
  });

  it('hand on', () => {
    expect(exportsOf(factsOf(`const a = 1; type B = 1; export { a as b, B, type B as C }; export { c as d, type e } from 'x'; export * from 'y'; export * as n from 'z'; export type * from 't';`)))
      .toEqual(['b is a', 'type B is B', 'type C is B', 'd is c from x', 'type e is e from x', '* from y', 'n is * from z', 'type * from t']);
  });

  it('read a value that is handed on', () => {
    expect(bindingNamed(factsOf(`import { a } from 'x'; export { a };`), 'a').reads).toBe(1);
  });
});

describe('CommonJS exports', () => {
  it('name what is assigned', () => {
    const facts = factsOf(`exports.a = 1; module.exports.b = f; exports['c'] = () => 2; function f() {}`, 'file.js');
    expect(exportsOf(facts)).toEqual(['a is 1', 'b is f', 'c is fn:c']);
    expect(facts.memberAssignments).toEqual([]);
  });

  it('are whole with module.exports', () => {
    expect(exportsOf(factsOf(`module.exports = { a, b: 1 };`, 'file.js'))).toEqual(['= is {a: a, b: 1}']);
    expect(exportsOf(factsOf(`module.exports = exports = make();`, 'file.js'))).toEqual(['= is make()']);
    expect(exportsOf(factsOf(`exports = module.exports = make();`, 'file.js'))).toEqual(['= is make()']);
    expect(exportsOf(factsOf(`exports.a = 1; module.exports = exports;`, 'file.js'))).toEqual(['a is 1']);
  });

  it('share one value among several names', () => {
    expect(exportsOf(factsOf(`exports.a = exports.b = f;`, 'file.js'))).toEqual(['b is f', 'a is f']);
  });

  it('may go by another name', () => {
    const facts = factsOf(`const User = module.exports; User.create = async function () {}; const Group = (exports = module.exports = {});`, 'file.js');
    expect(exportsOf(facts)).toEqual(['create is fn:create', '= is {}']);
    expect(facts.memberAssignments.map(({ path }) => path)).toEqual([['create']]);
  });

  it('may be added in one go', () => {
    expect(exportsOf(factsOf(`Object.assign(module.exports, a, require('./b'));`, 'file.js'))).toEqual(['...a', '...require(./b)']);
  });

  it('are read from compiled output', () => {
    const facts = factsOf(`
      "use strict";
      var __exportStar = (this && this.__exportStar) || function (m, exports) {};
      Object.defineProperty(exports, "__esModule", { value: true });
      exports.a = exports.default = void 0;
      __exportStar(require("./x"), exports);
      const y_1 = require("./y");
      Object.defineProperty(exports, "b", { enumerable: true, get: function () { return y_1.b; } });
      exports.a = 1;
      exports.default = y_1.c;
    `, 'file.js');
    expect(exportsOf(facts)).toEqual(['* from ./x', 'b is y_1.b', 'a is 1', 'default is y_1.c']);
    expect(facts.prologues).toEqual(['use strict']);
  });

  it('are none where the file declares the name', () => {
    expect(exportsOf(factsOf(`function f(exports, module) { exports.a = 1; module.exports = 2; }`, 'file.js'))).toEqual([]);
  });
});

describe('member assignments', () => {
  const assigned = (text: string): readonly string[] => {
    const facts = factsOf(text, 'file.js');
    return facts.memberAssignments.map(({ binding, thisOf, path, value, fn }) =>
      `${binding === -1 ? `this#${facts.functions[thisOf]!.name}` : facts.bindings[binding]!.name}.${path.join('.')} = ${say(facts, value)} in ${facts.functions[fn]!.name}`);
  };

  it('say whose member, where, and what', () => {
    expect(assigned(`function User() { this.name = 1; } User.create = f; User.prototype.find = function () { const set = () => { this.found = true; }; };`))
      .toEqual(['this#User.name = 1 in User', 'User.create = f in ', 'this#find.found = true in set', 'User.prototype.find = fn:find in ']);
  });

  it('reach the parameter of a mixin', () => {
    expect(assigned(`module.exports = function (User) { User.create = async function () {}; };`)).toEqual(['User.create = fn:create in ']);
  });
});
