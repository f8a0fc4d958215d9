/** Loops whose calls reach a query: what counts as one, what does not, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { repeatedEffects } from '#query/repeated-effects.ts';
import { fileOf, systemOf } from '../harness/system-of.ts';

const HEAD = "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient(); declare const wait: any; const load = (id: string) => db.order.findFirst({ where: { id } });";

/** Lines of repeated calls in a body that stands from line 2 on. */
function lines(body: string): number[] {
  const system = systemOf({ 'src/a.ts': `${HEAD}\n${body}` });
  const file = fileOf(system, 'src/a.ts');
  return repeatedEffects(system, file, 'query').map(({ call }) => system.program.spanOf(file, system.program.expression(file, call.expression)).line);
}

describe('are found', () => {
  it.each([
    ['for…of', 'export async function run(ids: string[]) {\n  for (const id of ids) await load(id);\n}', [3]],
    ['a counting loop over a list', 'export async function run(ids: string[]) {\n  for (let i = 0; i < ids.length; i++)\n    await load(ids[i]);\n}', [4]],
    ['a queue that is taken one by one', 'export async function run(ids: string[]) {\n  while (ids.length > 0) {\n    const id = ids.shift();\n    await load(id!);\n  }\n}', [5]],
    ['a callback for each', 'export const run = (ids: string[]) =>\n  Promise.all(ids.map(async (id) => {\n    return load(id);\n  }));', [4]],
    ['a named function handed to map', 'export const run = (ids: string[]) =>\n  Promise.all(ids.map(load));', [3]],
    ['inside of a callback that runs once', 'export async function run(ids: string[]) {\n  for (const id of ids)\n    await wait(id).then(() => load(id));\n}', [4]],
    ['under a guard', 'export async function run(ids: string[], known: Map<string, any>) {\n  for (const id of ids)\n    known.set(id, known.get(id) ?? (await load(id)));\n}', [4]],
    ['behind a check that fails the whole', 'export async function run(ids: string[]) {\n  for (const id of ids) {\n    const order = await load(id);\n    if (!order) throw new Error(id);\n  }\n}', [4]],
  ])('in %s', (_, body, expected) => expect(lines(body)).toEqual(expected));

  it('once for each loop and callee', () => {
    expect(lines('export async function run(ids: string[]) {\n  for (const id of ids) {\n    await load(id);\n    await load(id + 1);\n    await db.user.count({ where: { id } });\n  }\n}')).toEqual([4, 6]);
  });
});

describe('are none', () => {
  it.each([
    ['over a literal list', "export async function run() {\n  for (const id of ['a', 'b']) await load(id);\n}"],
    ['over a constant table', "const KINDS = { a: 1, b: 2 };\nexport async function run() {\n  for (const id of Object.keys(KINDS)) await load(id);\n}"],
    ['in steps of a batch', 'export async function run(ids: string[]) {\n  for (let i = 0; i < ids.length; i += 100) await db.order.findMany({ where: { id: { in: ids.slice(i, i + 100) } } });\n}'],
    ['over chunks', "import { chunk } from 'lodash';\nexport async function run(ids: string[]) {\n  for (const part of chunk(ids, 100)) await db.order.findMany({ where: { id: { in: part } } });\n}"],
    ['in a loop over pages', 'export async function run() {\n  let page = 0;\n  for (;;) {\n    const rows = await db.order.findMany({ skip: page++ * 100, take: 100 });\n    if (rows.length < 100) break;\n  }\n}'],
    ['that try again', 'export async function run(id: string) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    try { return await load(id); } catch { await wait(100); }\n  }\n}'],
    ['that look for a free name', 'export async function run(id: string) {\n  while (await load(id)) id += 1;\n  return id;\n}'],
    ['that stop at the first hit', 'export async function run(ids: string[]) {\n  for (const id of ids) {\n    const order = await load(id);\n    if (order) return order;\n  }\n}'],
    ['that happen only when something failed', 'export async function run(ids: string[]) {\n  for (const id of ids) {\n    try { await wait(id); } catch { await db.failure.create({ data: { id } }); }\n  }\n}'],
    ['that load once', 'export async function run(ids: string[]) {\n  let tax: any;\n  for (const id of ids) tax ??= await db.tax.findFirst({ where: { open: true } });\n  return tax;\n}'],
    ['over services', 'class A { async run(id: string) { return load(id); } }\nexport async function run(id: string) {\n  const steps = [new A()];\n  steps.push(new A());\n  for (const step of steps) await step.run(id);\n}'],
    ['that are sent together', 'export async function run(ids: string[]) {\n  const all = ids.map((id) => db.order.update({ where: { id }, data: {} }));\n  await db.$transaction(all);\n}'],
    ['in the head of a loop', 'export async function run() {\n  for (const order of await db.order.findMany({ take: 5 })) wait(order);\n}'],
  ])('%s', (_, body) => expect(lines(body)).toEqual([]));
});

it('says whether the query depends on the element', () => {
  const system = systemOf({ 'src/a.ts': `${HEAD}\nexport async function run(ids: string[], shop: string) {\n  for (const id of ids) { wait(id, await load(shop)); }\n}` });
  expect(repeatedEffects(system, fileOf(system, 'src/a.ts'), 'query').map((each) => each.depends)).toEqual([false]);
});
