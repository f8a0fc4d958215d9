/** Which effects a function reaches, how callbacks are run, and from where functions are reached. */
import { describe, expect, it } from 'vitest';
import { callOn, fnOf, systemOf } from '../../harness/system-of.ts';

const PRISMA = "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n";
const ways = (system: ReturnType<typeof systemOf>, name: string) => system.reaches(fnOf(system, name), 'query').map((way) => `${way.effect.description} after ${way.calls.length}`);

describe('reaches', () => {
  it('goes through calls of other files, the nearest effects first', () => {
    const system = systemOf({
      'src/db.ts': PRISMA,
      'src/orders.ts': "import { db } from './db';\nexport const load = (id: string) => db.order.findFirst({ where: { id } });\nexport const deep = (id: string) => load(id);",
      'src/top.ts': "import { db } from './db';\nimport { deep } from './orders';\nexport async function top(id: string) { await deep(id); await db.user.count(); }",
    });
    expect(ways(system, 'top')).toEqual(['counts User after 0', 'reads Order after 2']);
  });

  it('goes through an interface to its implementations', () => {
    const system = systemOf({
      'src/a.ts': `${PRISMA}export interface Orders { all(): Promise<unknown>; }\nexport class SqlOrders implements Orders { async all() { return db.order.findMany(); } }\nexport async function top(orders: Orders) { return orders.all(); }`,
    });
    expect(ways(system, 'top')).toEqual(['reads Order after 1']);
  });

  it('ends on recursion and keeps each effect once', () => {
    const system = systemOf({ 'src/a.ts': `${PRISMA}export async function walk(id: string): Promise<void> {\n  for (const child of await db.node.findMany({ where: { parent: id } })) await walk(child.id);\n}` });
    expect(ways(system, 'walk')).toEqual(['reads Node after 0']);
    expect(system.reachesThrough(callOn(system, 'walk', 4), 'query').map((way) => way.calls.length)).toEqual([0]);
  });

  it('follows what is run and not what is registered', () => {
    const system = systemOf({
      'src/a.ts': `${PRISMA}import { EventEmitter } from 'node:events';\nconst bus = new EventEmitter();\nexport function listen() { bus.on('x', () => db.order.count()); }\nexport function map(ids: string[]) { return ids.map((id) => db.order.findFirst({ where: { id } })); }`,
    });
    expect(ways(system, 'listen')).toEqual([]);
    expect(ways(system, 'map')).toEqual(['reads Order after 1']);
  });
});

describe('callbacks', () => {
  const how = (text: string, name: string) => {
    const system = systemOf({ 'src/a.ts': text });
    return system.runOf(fnOf(system, name))?.how;
  };
  const inner = (text: string) => {
    const system = systemOf({ 'src/a.ts': text });
    const fn = system.program.functions().find((each) => each.fact.kind === 'arrow' && each.fact.parent > 0);
    return fn && system.runOf(fn)?.how;
  };

  it('of arrays run for each element', () => {
    expect(inner('export function run(xs: string[]) { xs.forEach((x) => console.log(x)); }')).toBe('each');
  });

  it('of promises run once', () => {
    expect(inner('export function run(p: Promise<string>) { return p.then((x) => x); }')).toBe('once');
  });

  it('of a helper run as the helper runs them', () => {
    const each = 'function every(xs: string[], visit: (x: string) => void) { for (const x of xs) visit(x); }\n';
    const once = 'function timed(work: () => void) { work(); }\n';
    const retry = 'function retry(work: () => void) { for (let i = 0; i < 3; i++) { try { return work(); } catch {} } }\n';
    expect(inner(`${each}export function run(xs: string[]) { every(xs, (x) => console.log(x)); }`)).toBe('each');
    expect(inner(`${once}export function run() { timed(() => console.log(1)); }`)).toBe('once');
    expect(inner(`${retry}export function run() { retry(() => console.log(1)); }`)).toBe('once');
  });

  it('of a helper that hands back a function run later', () => {
    expect(inner('function wrap(work: () => void) { return () => work(); }\nexport function run() { return wrap(() => console.log(1)); }')).not.toBe('once');
  });

  it('are none for a function that stands alone', () => {
    expect(how('export function alone() {}', 'alone')).toBeUndefined();
  });
});

describe('contexts', () => {
  const system = systemOf({
    'src/app.ts': "import express from 'express';\nimport { load } from './load';\nexport const app = express();\napp.get('/orders', async (req, res) => { res.json(await load()); });",
    'src/load.ts': 'export async function load() { return query(); }\nexport function query() { return []; }\nexport function lonely() { return helped(); }\nexport function helped() { return 1; }\nexport function seeded() { return 2; }',
    'scripts/seed.ts': "import { seeded, helped } from '../src/load';\nseeded();\nhelped();",
    'test/load.test.ts': "import { describe, it } from 'vitest';\nimport { lonely, seeded } from '../src/load';\ndescribe('x', () => { it('y', () => { lonely(); seeded(); }); });",
  });

  it('flow from routes to what handlers call', () => {
    expect(system.contextsOf(fnOf(system, 'query'))).toEqual(['request']);
    expect(system.entryPointsReaching(fnOf(system, 'query')).map((entry) => entry.name)).toEqual(['GET /orders']);
  });

  it('are those of scripts and tests where only these call', () => {
    expect(system.contextsOf(fnOf(system, 'seeded'))).toEqual(['script', 'test']);
  });

  it('say that strangers may call as well', () => {
    expect(system.contextsOf(fnOf(system, 'lonely'))).toContain('unknown');
    expect(system.contextsOf(fnOf(system, 'helped'))).toEqual(['script', 'test', 'unknown']);
  });
});
