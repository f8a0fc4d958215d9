/** Rules in an editor see the tables too, also after a schema changed on disk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type AnyRule, defineRule } from '#index.ts';
import { libraries } from '#libraries/index.ts';
import { createEngine } from '#run/engine.ts';
import { temporaryProject } from '../../load/temporary-project.ts';

/** Says at the start of a file which indexes there are. */
const indexes = defineRule({
  id: 'test/indexes',
  since: '0.1.0',
  recommended: true,
  severity: 'warning',
  confidence: 'high',
  summary: 'Names all indexes.',
  why: 'For a test.',
  fix: 'None.',
  silentWhen: [],
  messages: { all: '{indexes}' },
  check(file, system, report) {
    const names = system.tables.flatMap(({ name, indexes: own }) => (own ?? []).map(({ columns }) => `${name}(${columns.join(', ')})`));
    report({ at: system.program.spanOf(file, { start: 0, end: 1 }), message: 'all', data: { indexes: names.join(' ') }, evidence: [] });
  },
});

test('an index that is added to a schema is seen by the next lint', () => {
  const schema = (line: string): string => `model Order {\n  id Int @id\n  userId Int\n${line}}\n`;
  const root = temporaryProject({ 'package.json': '{ "name": "case" }', 'prisma/schema.prisma': schema(''), 'src/a.ts': 'export const a = 1;\n' });
  let now = 0;
  const engine = createEngine({ root, cwd: root, rules: [indexes as AnyRule], libraries, now: () => (now += 10_000) });
  const said = (): readonly string[] => engine.lint(join(root, 'src/a.ts'), 'export const a = 1;\n').ask({ rule: 'test/indexes', options: undefined }).findings.map(({ message }) => message);
  expect(said()).toEqual(['Order(id)']);
  writeFileSync(join(root, 'prisma/schema.prisma'), schema('  @@index([userId])\n'));
  expect(said()).toEqual(['Order(id) Order(userId)']);
});
