import { describe, expect, it } from 'vitest';
import type { Program } from '#model/program.ts';
import type { Value } from '#model/value.ts';
import { programOf } from '../harness/program-of.ts';

/** A value as one reads it: `express().get`, `fn create`, `instance UserService`. */
function say(value: Value): string {
  switch (value.kind) {
    case 'external': {
      const steps: string[] = [];
      for (let path = value.path; path.step && path.parent; path = path.parent) {
        const { step } = path;
        steps.unshift(step.kind === 'member' ? `.${step.name}` : step.kind === 'call' ? '()' : step.kind === 'instance' ? '#' : step.kind === 'await' ? '~' : step.kind === 'element' ? '[]' : `(${String(step.argument)}:${String(step.parameter)})`);
      }
      return `${value.path.package}${steps.join('')}`;
    }
    case 'function':
      return `fn ${value.fn.fact.name}`;
    case 'class':
      return `class ${value.cls.fact.name}`;
    case 'instance':
      return `instance ${value.cls.fact.name}`;
    case 'promise':
      return `promise of ${value.of.map(say).join(' | ')}`;
    case 'array':
      return `list of ${value.elements.map(say).join(' | ')}`;
    case 'literal':
      return value.value === undefined ? 'undefined' : JSON.stringify(value.value);
    default:
      return value.kind;
  }
}

/** Values of the exported name `it` of main.ts. */
function exported(files: Readonly<Record<string, string>>): string {
  const { program } = programOf(files);
  return program.valuesOfExport(program.file('main.ts')!, 'it').map(say).sort().join(' | ');
}

/** Names of the functions that the call `target(…)` in main.ts runs; the call is found by its text. */
function targets(files: Readonly<Record<string, string>>, text: string): readonly string[] {
  const { program } = programOf(files);
  return callsWithText(program, files['main.ts']!, text).flatMap((call) => call.targets.map((target) => target.fact.name)).sort();
}

function callsWithText(program: Program, source: string, text: string) {
  const file = program.file('main.ts')!;
  return program.functions().filter((fn) => fn.file === file).flatMap((fn) => program.callsIn(fn)).filter((call) => {
    const { start, end } = file.expressions[call.expression]!;
    return source.slice(start, end).startsWith(text);
  });
}

describe('names across files', () => {
  it('follows re-exports, renames and barrels', () => {
    expect(exported({ 'main.ts': "import { b } from './barrel'; export const it = b;", 'barrel.ts': "export * from './inner';", 'inner.ts': "export { a as b } from './leaf';", 'leaf.ts': 'export function a() {}' })).toBe('fn a');
  });
  it('ends in circles of imports', () => {
    expect(exported({ 'main.ts': "import { x } from './other'; export const it = x;", 'other.ts': "import { it } from './main'; export const x = it;" })).toBe('unknown');
  });
  it('takes CommonJS exports, spread and mixed in', () => {
    expect(exported({ 'main.ts': "const m = require('./m'); export const it = m.find;", 'm.ts': "module.exports = { ...require('./part') };", 'part.ts': 'exports.find = function find() {};' })).toBe('fn find');
  });
  it('sees members that another module adds', () => {
    expect(exported({ 'main.ts': "const User = require('./user'); export const it = User.create;", 'user.ts': "const User = module.exports; require('./create')(User);", 'create.ts': 'module.exports = function (User) { User.create = async function () {}; };' })).toBe('fn create');
  });
  it('names packages by their paths, through default and namespace imports', () => {
    expect(exported({ 'main.ts': "import express from 'express'; export const it = express.Router();" })).toBe('express.Router()');
    expect(exported({ 'main.ts': "import * as e from 'express'; export const it = e.Router();" })).toBe('express.Router()');
  });
});

describe('classes', () => {
  it('finds methods of injected services', () => {
    expect(targets({ 'main.ts': "import { Orders } from './orders'; export class C { constructor(private readonly orders: Orders) {} run() { this.orders.list(); } }", 'orders.ts': 'export class Orders { list() {} }' }, 'this.orders.list')).toEqual(['list']);
  });
  it('goes from an interface to its implementations', () => {
    expect(targets({ 'main.ts': 'interface Store { put(): void } class Disk implements Store { put() {} } class Cloud implements Store { put() {} } export function run(store: Store) { store.put(); }' }, 'store.put')).toEqual(['put', 'put']);
  });
  it('looks up inherited members, and those of external bases', () => {
    expect(exported({ 'main.ts': "import { PrismaClient } from '@prisma/client'; class Db extends PrismaClient {} export const it = new Db().user;" })).toBe('@prisma/client.PrismaClient#.user');
    expect(targets({ 'main.ts': 'class A { go() {} } class B extends A {} export function run(b: B) { b.go(); }' }, 'b.go')).toEqual(['go']);
  });
  it('runs the constructor of the nearest base that has one', () => {
    expect(targets({ 'main.ts': 'class A { constructor() { helper(); } } class B extends A {} function helper() {} export const b = new B();' }, 'new B')).toEqual(['constructor']);
  });
});

describe('functions that make and wrap functions', () => {
  it('destructures what a factory returns', () => {
    expect(exported({ 'main.ts': 'function make() { return { find() {} }; } export const { find: it } = make();' })).toBe('fn find');
  });
  it('runs what a wrapper was given, at that call alone', () => {
    const source = 'const wrap = (f) => (...args) => f(...args); const first = wrap(function one() {}); const second = wrap(function two() {}); export function run() { first(); } export const keep = second;';
    expect(targets({ 'main.ts': source }, 'first()')).toContain('one');
    expect(targets({ 'main.ts': source }, 'first()')).not.toContain('two');
  });
  it('sees through bind, call and apply', () => {
    expect(targets({ 'main.ts': 'function f() {} export function run() { f.call(null); const g = f.bind(null); g(); }' }, 'f.call')).toEqual(['f']);
    expect(targets({ 'main.ts': 'function f() {} export function run() { const g = f.bind(null); g(); }' }, 'g()')).toEqual(['f']);
  });
  it('ends for functions that call themselves with what they made', () => {
    expect(exported({ 'main.ts': 'function grow(list) { return grow([...list, () => list]); } export const it = grow([]);' })).toBe('unknown');
  });
});

describe('promises and lists', () => {
  it('awaits async functions of the program and keeps the order of Promise.all', () => {
    expect(exported({ 'main.ts': 'class A {} class B {} async function a() { return new A(); } async function b() { return new B(); } async function run() { const [, second] = await Promise.all([a(), b()]); return second; } export const it = run();' })).toContain('instance B');
  });
  it('knows the elements that an array callback is given', () => {
    expect(targets({ 'main.ts': 'class Row { save() {} } export function run(rows: Row[]) { rows.forEach((row) => { row.save(); }); }' }, 'row.save')).toEqual(['save']);
  });
});
