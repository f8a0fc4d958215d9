/** Functions for many, found beside functions for one. */
import { expect, it } from 'vitest';
import { pluralSibling } from '#query/plural-sibling.ts';
import { fnOf, systemOf } from '../harness/system-of.ts';

const sibling = (name: string, text: string) => {
  const system = systemOf({ 'src/a.ts': text });
  return pluralSibling(system, fnOf(system, name));
};

it.each([
  ['getUser', 'getUsers'],
  ['getUserFields', 'getUsersFields'],
  ['findById', 'findByIds'],
  ['findOne', 'findMany'],
  ['loadCategory', 'loadCategories'],
])('%s has %s', (one, many) => {
  expect(sibling(one, `export function ${one}(id: string) { return id; }\nexport function ${many}(ids: string[]) { return ids; }`)).toBe(many);
});

it('looks in the same class only', () => {
  expect(sibling('getUser', 'class A { getUser(id: string) { return id; } }\nclass B { getUsers(ids: string[]) { return ids; } }')).toBeUndefined();
});

it('takes no other function for it', () => {
  expect(sibling('getUser', 'export function getUser(id: string) { return id; }\nexport function getUserName(id: string) { return id; }')).toBeUndefined();
});
