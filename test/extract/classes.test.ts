/** Classes, their members, and where their code runs. */
import { describe, expect, it } from 'vitest';
import { bindingNamed, classNamed, eventsOf, factsOf, functionNamed, say, sayType, valuesOf } from './read-facts.ts';

describe('classes', () => {
  it('have heritage, type parameters and decorators', () => {
    const facts = factsOf(`@Controller('x') export abstract class K<T extends Base> extends mixin(Base)<T> implements I, J<T> {}`);
    const cls = classNamed(facts, 'K');
    expect(cls.decorators.map((id) => say(facts, id))).toEqual([`Controller('x')`]);
    expect(say(facts, cls.extends!)).toBe('mixin(Base)');
    expect([cls.extendsArgs, cls.implements].map((ids) => ids.map((id) => sayType(facts, id)))).toEqual([['T'], ['I', 'J<T>']]);
    expect(cls.abstract).toBe(true);
    expect(sayType(facts, bindingNamed(facts, 'T').type)).toBe('Base');
    expect(valuesOf(facts, 'K')).toEqual(['class:K']);
  });

  it('have members of each kind', () => {
    const facts = factsOf(`abstract class K {
      plain = 1; static shared: number; #secret = 2; private hidden?: string; declare typed: T; @Column() column;
      method() {} async *stream() {} #own() {} static make() {} abstract todo(): void; get got() { return 1; } set got(value) {} [Symbol.iterator]() {} 'quoted'() {}
    }`);
    expect(classNamed(facts, 'K').members.map((member) => [member.kind, member.name, ...(['static', 'abstract', 'private', 'optional'] as const).filter((flag) => member[flag])].join(' '))).toEqual([
      'property plain', 'property shared static', 'property #secret private', 'property hidden private optional', 'property typed', 'property column',
      'method method', 'method stream', 'method #own private', 'method make static', 'method todo abstract', 'getter got', 'setter got', 'method [Symbol.iterator]', 'method quoted',
    ]);
    expect(functionNamed(facts, 'stream')).toMatchObject({ async: true, generator: true, kind: 'method', cls: 0 });
    expect(functionNamed(facts, 'todo').bodiless).toBe(true);
  });

  it('have properties by constructor parameter', () => {
    const facts = factsOf(`class K { constructor(@Inject(TOKEN) private readonly repo: Repo<User>, plain: string, public limit = 10) { this.late = plain; } }`);
    const cls = classNamed(facts, 'K');
    expect(cls.members.map(({ name, parameter, private: isPrivate, type, value, decorators }) => ({ name, parameter, isPrivate, type: sayType(facts, type), value: say(facts, value!), decorators: decorators.map((id) => say(facts, id)) }))).toEqual([
      { name: 'repo', parameter: 0, isPrivate: true, type: 'Repo<User>', value: 'param#0', decorators: ['Inject(TOKEN)'] },
      { name: 'limit', parameter: 2, isPrivate: false, type: 'none', value: '(param#2 ?? 10)', decorators: [] },
    ]);
    expect(facts.functions[cls.constructorFn!]!.name).toBe('constructor');
    expect(facts.memberAssignments).toMatchObject([{ binding: -1, thisOf: cls.constructorFn, path: ['late'] }]);
  });

  it('keep overloads out of the members', () => {
    const facts = factsOf(`class K { find(id: string): void; find(id: number): void; find(id: unknown) {} constructor(a: string); constructor(a: unknown) {} }`);
    const { members, constructorFn } = classNamed(facts, 'K');
    expect(members).toHaveLength(1);
    expect([members[0]!.fn!, constructorFn!].map((fn) => facts.functions[fn]!.bodiless)).toEqual([false, false]);
  });

  it('initialise fields in the constructor, before its body', () => {
    const facts = factsOf(`class K extends B { constructor() { super(); open(); } client = new Client(this.url); handler = async () => { await this.load(); }; }`);
    const constructor = classNamed(facts, 'K').constructorFn!;
    expect(eventsOf(facts, 'constructor')).toEqual(['new new Client(this#constructor.url) stored', 'call super#K() dropped', 'call open() dropped']);
    expect(eventsOf(facts, 'handler')[0]).toBe('call this#constructor.load() awaited');
    expect(functionNamed(facts, 'handler').parent).toBe(constructor);
    expect(eventsOf(facts)).toEqual([]);
  });

  it('initialise fields in a constructor of their own where none is written', () => {
    const facts = factsOf(`class K { client = new Client(); } class L { plain = 1; list = []; }`);
    expect(classNamed(facts, 'K').constructorFn).toBeUndefined();
    expect(facts.functions.slice(1)).toMatchObject([{ kind: 'constructor', cls: 0, bodiless: false }]);
  });

  it('run static initialisers and decorators where they are written', () => {
    const facts = factsOf(`class K { static pool = this.open(make()); static { setUp(this); } @Get(path()) m() {} }`);
    expect(eventsOf(facts)).toEqual(['call make() argument', 'call class:K.open(make()) stored', 'call path() argument', 'call Get(path()) callee']);
    expect(facts.functions.find(({ kind }) => kind === 'staticBlock')?.events).toHaveLength(1);
  });

  it('may be expressions', () => {
    expect(valuesOf(factsOf(`const K = class extends B {};`), 'K')).toEqual(['class:K']);
  });
});
