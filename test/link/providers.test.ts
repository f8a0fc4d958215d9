/** What tokens stand for, container by container. */
import { expect, test } from 'vitest';
import { collectProviders, type ProviderToken } from '#link/providers.ts';
import type { Program } from '#model/program.ts';
import type { Value } from '#model/value.ts';
import { programOf } from '../harness/program-of.ts';

const read = (value: Value): string => {
  if (value.kind === 'instance' || value.kind === 'class') return `${value.kind} ${value.cls.fact.name}`;
  if (value.kind === 'literal') return JSON.stringify(value.value);
  return value.kind === 'function' ? `function ${value.fn.fact.name}` : value.kind;
};

const exported = (program: Program, file: string, name: string): Value => program.valuesOfExport(program.file(file)!, name)[0]!;

function ask(files: Record<string, string>, token: (program: Program) => ProviderToken): string[] {
  const { program, meanings } = programOf(files);
  return collectProviders(program, meanings).valuesFor(token(program)).map(read);
}

const SERVICES = `export class Store {}
export class MemoryStore extends Store {}
export class DiskStore extends Store {}
export const STORE = Symbol('store');
export const makeStore = () => new DiskStore();`;

const nest = (providers: string) => ({
  'services.ts': SERVICES,
  'app.module.ts': `import { Module, forwardRef } from '@nestjs/common';
import { Store, MemoryStore, DiskStore, STORE, makeStore } from './services';
@Module({ providers: [${providers}] })
export class AppModule {}`,
});
const store = (program: Program) => exported(program, 'services.ts', 'STORE');
const storeClass = (program: Program) => exported(program, 'services.ts', 'Store');

test('Nest: useClass, useValue, useFactory and useExisting, by string, symbol and class', () => {
  expect(ask(nest('{ provide: STORE, useClass: MemoryStore }'), store)).toEqual(['instance MemoryStore']);
  expect(ask(nest("{ provide: 'limit', useValue: 7 }"), () => 'limit')).toEqual(['7']);
  expect(ask(nest('{ provide: STORE, useFactory: makeStore }'), store)).toEqual(['instance DiskStore']);
  expect(ask(nest('{ provide: STORE, useFactory: async () => makeStore() }'), store)).toEqual(['instance DiskStore']);
  expect(ask(nest('DiskStore, { provide: Store, useExisting: DiskStore }'), storeClass)).toEqual(['instance DiskStore']);
});

test('Nest: two registrations are two values, a plain provider is an instance of itself', () => {
  expect(ask(nest('{ provide: STORE, useClass: MemoryStore }, { provide: STORE, useClass: DiskStore }'), store)).toEqual(['instance MemoryStore', 'instance DiskStore']);
  expect(ask(nest('MemoryStore'), (program) => exported(program, 'services.ts', 'MemoryStore'))).toEqual(['instance MemoryStore']);
  expect(ask(nest('MemoryStore'), store)).toEqual([]);
});

test('Nest: dynamic modules, lists in other files, providers made by functions', () => {
  const files = {
    'services.ts': SERVICES,
    'lists.ts': `import { DiskStore, STORE } from './services';
export const shared = [{ provide: 'shared', useClass: DiskStore }];
export function storeProviders() { const provider = { provide: 'made', useClass: DiskStore }; return [provider]; }`,
    'dynamic.module.ts': `import { Module } from '@nestjs/common';
import { MemoryStore, STORE } from './services';
import { shared, storeProviders } from './lists';
@Module({ providers: [...shared, ...storeProviders()] })
export class DynamicModule {
  static forRoot() { return { module: DynamicModule, providers: [{ provide: STORE, useClass: MemoryStore }] }; }
}`,
  };
  expect(ask(files, store)).toEqual(['instance MemoryStore']);
  expect(ask(files, () => 'shared')).toEqual(['instance DiskStore']);
  expect(ask(files, () => 'made')).toEqual(['instance DiskStore']);
});

test('an injected token reaches through the property that holds it', () => {
  const { program } = programOf({
    ...nest("{ provide: 'STORE', useClass: MemoryStore }"),
    'user.ts': `import { Inject, Injectable } from '@nestjs/common';
import type { Store } from './services';
@Injectable() export class User { constructor(@Inject('STORE') private readonly store: Store) {} }`,
  });
  const user = exported(program, 'user.ts', 'User');
  const self: Value = { kind: 'instance', cls: (user as Extract<Value, { kind: 'class' }>).cls, typeArgs: [], closure: undefined };
  expect(program.memberOf(self, 'store').map(read)).toEqual(['instance MemoryStore']);
});

test('tsyringe: register, registerSingleton, registerInstance, decorators', () => {
  const files = (body: string) => ({
    'services.ts': SERVICES,
    'main.ts': `import { container, injectable, registry } from 'tsyringe';
import { Store, MemoryStore, DiskStore, STORE } from './services';
${body}`,
  });
  expect(ask(files("container.register('store', { useClass: MemoryStore });"), () => 'store')).toEqual(['instance MemoryStore']);
  expect(ask(files('container.registerSingleton(STORE, DiskStore);'), store)).toEqual(['instance DiskStore']);
  expect(ask(files('container.registerSingleton(DiskStore);'), (program) => exported(program, 'services.ts', 'DiskStore'))).toEqual(['instance DiskStore']);
  expect(ask(files("container.registerInstance('n', 3);"), () => 'n')).toEqual(['3']);
  expect(ask(files("@registry([{ token: 'r', useClass: DiskStore }]) class Root {}"), () => 'r')).toEqual(['instance DiskStore']);
});

test('inversify: bindings, also with Symbol.for in two places and inside modules', () => {
  const files = {
    'services.ts': SERVICES,
    'main.ts': `import { Container, ContainerModule } from 'inversify';
import { MemoryStore, DiskStore } from './services';
const TYPES = { Store: Symbol.for('Store'), Limit: Symbol.for('Limit') };
export const limit = Symbol.for('Limit');
const container = new Container();
container.bind(TYPES.Store).to(MemoryStore).inSingletonScope();
container.bind(TYPES.Limit).toConstantValue(9);
container.bind('made').toDynamicValue(() => new DiskStore());
container.bind(DiskStore).toSelf();
export const module = new ContainerModule((bind) => { bind('inner').to(DiskStore); });`,
  };
  expect(ask(files, (program) => exported(program, 'main.ts', 'limit'))).toEqual(['9']);
  expect(ask(files, () => 'made')).toEqual(['instance DiskStore']);
  expect(ask(files, (program) => exported(program, 'services.ts', 'DiskStore'))).toEqual(['instance DiskStore']);
});

test('typedi: set, services under a name', () => {
  const files = {
    'services.ts': SERVICES,
    'main.ts': `import { Container, Service } from 'typedi';
import { MemoryStore, Store } from './services';
Container.set('store', new MemoryStore());
Container.set([{ id: 'listed', value: 5 }]);
@Service('named') export class Named {}
@Service({ id: 'optioned' }) export class Optioned {}`,
  };
  expect(ask(files, () => 'store')).toEqual(['instance MemoryStore']);
  expect(ask(files, () => 'listed')).toEqual(['5']);
  expect(ask(files, () => 'named')).toEqual(['instance Named']);
  expect(ask(files, () => 'optioned')).toEqual(['instance Optioned']);
});

test('awilix: names, and who is filled by name', () => {
  const files = {
    'services.ts': SERVICES,
    'main.ts': `import { createContainer, asClass, asFunction, asValue } from 'awilix';
import { MemoryStore, makeStore } from './services';
const container = createContainer();
container.register({ store: asClass(MemoryStore).singleton(), made: asFunction(makeStore), limit: asValue(4) });`,
  };
  expect(ask(files, () => 'store')).toEqual(['instance MemoryStore']);
  expect(ask(files, () => 'made')).toEqual(['instance DiskStore']);
  expect(ask(files, () => 'limit')).toEqual(['4']);
  const { program, meanings } = programOf(files);
  const memory = exported(program, 'services.ts', 'MemoryStore') as Extract<Value, { kind: 'class' }>;
  expect(collectProviders(program, meanings).takesByName(memory.cls)).toBe(true);
});

test('a map with a register method is no container', () => {
  const files = { 'services.ts': SERVICES, 'main.ts': `import { MemoryStore } from './services';\nconst plugins = new Map();\nplugins.set('store', MemoryStore);` };
  expect(ask(files, () => 'store')).toEqual([]);
});
