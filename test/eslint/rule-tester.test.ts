/** The plugin's rules stand up to typescript-eslint's own rule tester: their schemas, their messages, their reports. */
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';
import lintel from '#eslint/index.ts';
import { temporaryProject } from '../load/temporary-project.ts';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;

const bad = 'async function send() { await fetch("https://mail.example"); }\nexport function run() { send(); }\n';
const good = bad.replace('run() { send', 'run() { return send');
const cwd = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/bad.ts': bad, 'src/good.ts': good });

const tester = new RuleTester({ languageOptions: { parser } });
// The tester cannot take the slash of a full id.
tester.run('no-floating-promise', lintel.rules['errors/no-floating-promise'] as unknown as Parameters<typeof tester.run>[1], {
  valid: [{ code: good, filename: join(cwd, 'src/good.ts') }],
  invalid: [{ code: bad, filename: join(cwd, 'src/bad.ts'), errors: [{ messageId: 'finding', line: 2, column: 25 }] }],
});
