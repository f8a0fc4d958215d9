/** `npm run new:library some-orm`: a library and a test of what its calls mean, which pass as they are. */
import { writeNew } from './write-new.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error('Say which library, in kebab-case, named after its package: npm run new:library some-orm');
  process.exit(2);
}

const library = `/** ${name}: say in one sentence what it is for and how it is used. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: '${name}',
  packages: ['${name}'],
  types: { client: ['createClient()', 'Client#'] },
  rows: [{ path: '<client>.find()', means: 'query', operation: 'read', many: true, entity: { argument: 0 } }],
});
`;

const test = `/** What the calls of ${name} mean. */
import { expect, test } from 'vitest';
import { meaningsOf, typesOf } from '../harness/meanings-of.ts';

const TABLE: [path: string, ...meanings: string[]][] = [
  ['${name}: createClient().find()', 'query read many'],
  ['${name}: createClient().findNothing()'],
];

test.each(TABLE)('%s', (path, ...meanings) => {
  expect(meaningsOf(path)).toEqual(meanings.sort());
});

test('both ways to a client are the same type', () => {
  expect(typesOf('${name}: createClient()')).toEqual(typesOf('${name}: Client#'));
});
`;

writeNew({ [`src/libraries/${name}.ts`]: library, [`test/libraries/${name}.test.ts`]: test });
