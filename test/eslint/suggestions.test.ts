/** What an editor offers to do about a finding: each offer is applied, and what it was about is gone. */
import { join } from 'node:path';
import type { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { lint } from '#index.ts';
import { temporaryProject } from '../load/temporary-project.ts';
import { eslintIn } from './lint-with-eslint.ts';

const FLOATING = 'lintel/errors/no-floating-promise';
const LOST = 'lintel/errors/no-lost-cause';
const cwd = temporaryProject({ 'package.json': '{ "name": "case", "dependencies": { "express": "4.21.0" } }', 'src/case.ts': '' });

async function messagesIn(code: string, rule: string): Promise<Linter.LintMessage[]> {
  const [result] = await eslintIn(cwd).lintText(code, { filePath: join(cwd, 'src/case.ts') });
  expect(result?.messages.filter(({ fatal }) => fatal === true)).toEqual([]);
  return result?.messages.filter(({ ruleId }) => ruleId === rule) ?? [];
}

/** The code after the only offer for the only finding; undefined where nothing is offered. */
async function offered(code: string, rule: string): Promise<string | undefined> {
  const messages = await messagesIn(code, rule);
  expect(messages).toHaveLength(1);
  const suggestions = messages[0]?.suggestions ?? [];
  expect(suggestions.length).toBeLessThanOrEqual(1);
  const fix = suggestions[0]?.fix;
  if (fix === undefined) return undefined;
  const changed = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  expect(await messagesIn(changed, rule)).toEqual([]);
  return changed;
}

describe('a promise that is not awaited', () => {
  const send = 'async function send() { await fetch("https://mail.example"); return { id: 1, count: 2, ok: true }; }\n';
  const inside = (body: string, head = 'export async function run()'): string => `${send}${head} {\n  ${body}\n}\n`;

  test.each([
    ['send();', 'await send();'],
    ['if (Math.random() > 1) send();', 'if (Math.random() > 1) await send();'],
    ['void send();', 'await send();'],
    ['if (send()) return;', 'if (await send()) return;'],
    ['if (!send()) return;', 'if (!await send()) return;'],
    ['return send().id;', 'return (await send()).id;'],
    ['const { id } = { id: send().id };\n  return id;', 'const { id } = { id: (await send()).id };\n  return id;'],
    ['return `${send()}`;', 'return `${(await send())}`;'],
    ['return JSON.stringify({ sent: send() });', 'return JSON.stringify({ sent: await send() });'],
    ['try { return send(); } catch (error) { console.error(error); }', 'try { return await send(); } catch (error) { console.error(error); }'],
  ])('%s', async (body, after) => {
    expect(await offered(inside(body), FLOATING)).toBe(inside(after));
  });

  test.each([
    ['in a function that is not async', inside('send();', 'export function run()')],
    ['in a callback that is not async', inside('[1].map(() => { send(); });')],
    ['in a parameter’s default', `${send}export async function run(ok = send() ? 1 : 2) { return ok; }\n`],
    ['where a bracket would open a statement', inside('send().id;')],
    ['where `void` has brackets', inside('void (send());')],
    ['for a callback that nobody waits for', inside('[1].forEach(async () => { await send(); });')],
  ])('nothing is offered %s', async (_, code) => {
    expect(await offered(code, FLOATING)).toBeUndefined();
  });
});

describe('a cause that is lost', () => {
  const inside = (handler: string): string => `export async function load() {\n  try {\n    return await fetch("https://users.example");\n  } ${handler}\n}\n`;

  test.each([
    ['catch (error) { throw new Error("no users"); }', 'catch (error) { throw new Error("no users", { cause: error }); }'],
    ['catch (reason) { throw new TypeError(`no users`); }', 'catch (reason) { throw new TypeError(`no users`, { cause: reason }); }'],
    ['catch (cause) { throw new Error("no users"); }', 'catch (cause) { throw new Error("no users", { cause }); }'],
    ['catch (error: any) { throw new Error(error.message); }', 'catch (error: any) { throw new Error(error.message, { cause: error }); }'],
    ['catch { throw new Error("no users"); }', 'catch (error) { throw new Error("no users", { cause: error }); }'],
  ])('%s', async (handler, after) => {
    expect(await offered(inside(handler), LOST)).toBe(inside(after));
  });

  test.each([
    ['for a class of one’s own', `class Missing extends Error {}\n${inside('catch (error) { throw new Missing("no users"); }')}`],
    ['for an error that takes no message', inside('catch (error) { throw new Error(); }')],
    ['where the options are given', inside('catch (error) { throw new Error("no users", {}); }')],
    ['where brackets stand around the message', inside('catch (error) { throw new Error(("no users")); }')],
    ['where the names are taken', `const error = 1, cause = 2;\nexport const both = [error, cause];\n${inside('catch { throw new Error("no users"); }')}`],
  ])('nothing is offered %s', async (_, code) => {
    expect(await offered(code, LOST)).toBeUndefined();
  });
});

test('findings carry the same offers to every program', async () => {
  const code = 'async function send() { await fetch("https://mail.example"); }\nexport async function run() { send(); }\n';
  const root = temporaryProject({ 'package.json': '{ "name": "case" }', 'src/case.ts': code });
  const start = code.lastIndexOf('send');
  const { findings } = await lint({ cwd: root, cache: 'skip' });
  expect(findings.map(({ suggestions }) => suggestions)).toEqual([[{ title: 'Await the promise.', edits: [{ start, end: start, text: 'await ' }] }]]);
});
