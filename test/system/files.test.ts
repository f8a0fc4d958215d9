/** What files are for, on which side they run, and to which layer they belong. */
import { describe, expect, it } from 'vitest';
import { fileOf, fnOf, systemOf } from '../harness/system-of.ts';

describe('roles', () => {
  const system = systemOf({
    'src/order.service.ts': 'export const x = 1;',
    'src/order.service.spec.ts': 'export const x = 1;',
    'src/suite.ts': "declare const describe: any, it: any;\ndescribe('a', () => { it('b', () => {}); });",
    'src/globals.ts': "describe('a', () => { it('b', () => {}); });",
    'db/1700000000000-orders.ts': "import { MigrationInterface, QueryRunner } from 'typeorm';\nexport class Orders implements MigrationInterface { async up(runner: QueryRunner) {} }",
    'prisma/seed.ts': 'export const x = 1;',
    'scripts/import.ts': 'export const x = 1;',
    'vitest.config.ts': 'export default {};',
    'src/migrations/migrations.controller.ts': 'export class MigrationsController {}',
  });
  const role = (path: string) => system.roleOf(fileOf(system, path));

  it('are told by what a file does, then by where it lies', () => {
    expect(role('src/order.service.ts')).toBe('source');
    expect(role('src/order.service.spec.ts')).toBe('test');
    expect(role('src/globals.ts')).toBe('test');
    expect(role('src/suite.ts')).toBe('source');
    expect(role('db/1700000000000-orders.ts')).toBe('migration');
    expect(role('prisma/seed.ts')).toBe('seed');
    expect(role('scripts/import.ts')).toBe('script');
    expect(role('vitest.config.ts')).toBe('config');
    expect(role('src/migrations/migrations.controller.ts')).toBe('source');
  });
});

describe('sides', () => {
  const system = systemOf({
    'src/server.ts': "import express from 'express';\nimport './mail';\nimport './money';\nexport const app = express();",
    'src/mail.tsx': "import * as React from 'react';\nexport const Mail = () => <p>Hello</p>;",
    'src/money.ts': 'export const cents = (euros: number) => euros * 100;',
    'web/main.tsx': "import { createRoot } from 'react-dom/client';\nimport { Page } from './page';\nimport './format';\ncreateRoot(document.body).render(<Page />);",
    'web/page.tsx': "import * as React from 'react';\nimport '../src/money';\nexport const Page = () => <p>Hello</p>;",
    'web/format.ts': 'export const format = (n: number) => String(n);',
    'web/widget.js': "window.addEventListener('load', () => {});",
    'src/probe.ts': "export const inBrowser = typeof window !== 'undefined';",
  });
  const sources = systemOf({
    'src/server.ts': "import express from 'express';\nimport { Mail } from './mail';\nexport const app = express();\nMail;",
    'src/mail.ts': "import * as React from 'react';\nexport const Mail = () => React.createElement('p');",
  });

  it('are told by evidence, and passed on along imports', () => {
    const browser = system.program.files.filter((file) => !system.isBackend(file)).map((file) => file.path);
    expect(browser).toEqual(expect.arrayContaining(['web/format.ts', 'web/main.tsx', 'web/widget.js']));
    expect(browser).not.toContain('src/money.ts');
    expect(browser).not.toContain('src/probe.ts');
  });

  it('leave what a server renders on the server', () => {
    expect(sources.isBackend(fileOf(sources, 'src/mail.ts'))).toBe(true);
  });
});

it('layers follow what files do', () => {
  const system = systemOf({
    'src/routes.ts': "import { Router } from 'express';\nimport { place } from './placing';\nexport const routes = Router();\nroutes.post('/orders', async (req, res) => { res.json(await place(req.body)); });",
    'src/placing.ts': "import { insert } from './order.repository';\nimport { db } from './db';\nexport async function place(order: any) { await db.audit.create({ data: order }); return insert(order); }",
    'src/order.repository.ts': "import { db } from './db';\nexport async function insert(order: any) { return db.order.create({ data: order }); }",
    'src/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();",
  });
  expect(system.layerOf(fnOf(system, 'place'))).toBe('service');
  expect(system.layerOf(fnOf(system, 'insert'))).toBe('repository');
  expect(system.layers.map((layer) => [layer.name, layer.files])).toEqual([
    ['entry', ['src/routes.ts']],
    ['service', ['src/placing.ts']],
    ['repository', ['src/order.repository.ts']],
  ]);
});

it('the framework of a file has the major version of the nearest manifest', () => {
  const sources = { 'api/src/app.ts': "import express from 'express';\nexport const app = express();", 'api/src/handlers.ts': 'export const handler = () => {};' };
  const manifests = (range: string) => [{ folder: '.', name: 'root', dependencies: {} }, { folder: 'api', name: 'api', dependencies: { express: range } }];
  const old = systemOf(sources, manifests('^4.19.0'));
  const recent = systemOf(sources, manifests('~5.0.1'));
  expect(old.frameworkOf(fileOf(old, 'api/src/handlers.ts'))).toEqual({ name: 'express', major: 4, forwardsRejections: 'no' });
  expect(recent.frameworkOf(fileOf(recent, 'api/src/app.ts'))).toEqual({ name: 'express', major: 5, forwardsRejections: 'yes' });
});
