/** API paths are interned and end. */
import { expect, test } from 'vitest';
import { createPathTable, MAX_DEPTH } from '#link/api-path.ts';
import type { ApiPath } from '#model/value.ts';

const member = (name: string) => ({ kind: 'member', name }) as const;
const call = { kind: 'call' } as const;

test('the same steps give the same frozen object', () => {
  const { root, step } = createPathTable();
  const path = step(step(root('express'), member('Router')), call);
  expect(step(step(root('express'), member('Router')), call)).toBe(path);
  expect(path).toMatchObject({ package: 'express', depth: 2, step: { kind: 'call' } });
  expect(Object.isFrozen(path)).toBe(true);
  expect(Object.isFrozen(path.step)).toBe(true);
});

test('steps of different kinds are different', () => {
  const { root, step } = createPathTable();
  const from = root('p');
  const steps = [
    call, { kind: 'instance' }, { kind: 'await' }, { kind: 'element' }, member('call'), member('0'),
    { kind: 'callback', argument: 0, parameter: 1 }, { kind: 'callback', argument: 1, parameter: 0 },
  ] as const;
  expect(new Set(steps.map((each) => step(from, each))).size).toBe(steps.length);
});

test('a chain that never ends stays at the limit and keeps its newest link', () => {
  const { root, step } = createPathTable();
  const link = (path: ApiPath, name: string) => step(step(path, member(name)), call);
  for (const start of [step(root('knex'), call), link(root('knex'), 'knex'), step(step(root('t'), { kind: 'instance' }), call)]) {
    let path: ApiPath = start;
    for (let i = 0; i < 100; i++) path = link(path, 'where');
    expect(path.depth).toBeLessThanOrEqual(MAX_DEPTH);
    expect(link(path, 'where')).toBe(link(link(path, 'where'), 'where'));
    expect(link(path, 'first').parent?.step).toEqual(member('first'));
  }
});

test('any other path rests at the limit', () => {
  const { root, step } = createPathTable();
  let path = root('p');
  for (let i = 0; i < MAX_DEPTH; i++) path = step(path, member('next'));
  expect(step(path, member('next'))).toBe(path);
  expect(step(path, call)).toBe(path);
});
