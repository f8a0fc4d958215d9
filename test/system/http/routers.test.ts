/** Routes are found whichever way their router travels, with their full paths. */
import { describe, expect, it } from 'vitest';
import { linesOf, routesIn } from '../../harness/routes-of.ts';

const OK = `const ok = (req, res) => { res.json({}); };`;

describe('routers', () => {
  it('are mounted over files, with prefixes', () => {
    expect(
      linesOf({
        'app.js': `const express = require('express'); const app = express(); app.use('/v1', require('./routes')); module.exports = app;`,
        'routes/index.js': `const router = require('express').Router(); router.use('/users', require('./users')); module.exports = router;`,
        'routes/users.js': `const { Router } = require('express'); const router = Router(); ${OK} router.get('/', ok); router.get('/:id', ok); module.exports = router;`,
      }),
    ).toEqual(['GET /v1/users none', 'GET /v1/users/:id none']);
  });

  it('travel as parameters, results and fields', () => {
    expect(
      linesOf({
        'app.ts': `
          import express, { Router, type Application } from 'express';
          import { attach } from './attach';
          ${OK}
          class Server {
            private app: Application;
            constructor() { this.app = express(); this.routes(); }
            routes() { attach(this.app); this.app.use('/made', make()); }
          }
          function make() { const router = Router(); router.post('/', ok); return router; }
          new Server();`,
        'attach.ts': `import type { Application } from 'express'; ${OK} export function attach(app: Application) { app.get('/attached', ok); }`,
      }),
    ).toEqual(['GET /attached none', 'POST /made none']);
  });

  it('that a factory makes are one for each call', () => {
    expect(
      linesOf({
        'app.js': `
          const express = require('express'); const app = express();
          const crud = (handler, guard) => { const router = express.Router(); router.get('/', ...guard, handler); return router; };
          const gate = (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401));
          ${OK}
          app.use('/open', crud(ok, []));
          app.use('/closed', crud(ok, [gate]));`,
      }),
    ).toEqual(['GET /closed required', 'GET /open none']);
  });

  it('are registered in loops over literals', () => {
    expect(
      linesOf({
        'app.js': `
          const express = require('express'); const app = express();
          ${OK}
          const a = express.Router(); a.get('/x', ok);
          const b = express.Router(); b.get('/y', ok);
          const mounts = [{ path: '/a', route: a }, { path: '/b', route: b }];
          mounts.forEach((mount) => { app.use(mount.path, mount.route); });
          for (const { method, path } of [{ method: 'get', path: '/p' }, { method: 'post', path: '/q' }]) app[method](path, ok);
          for (const [path, handler] of Object.entries({ '/r': ok, '/s': ok })) app.put(path, handler);`,
      }),
    ).toEqual(['GET /a/x none', 'GET /b/y none', 'GET /p none', 'POST /q none', 'PUT /r none', 'PUT /s none']);
  });

  it('take several paths, templates of constants and chains', () => {
    expect(
      linesOf({
        'app.ts': `
          import express from 'express'; import { BASE } from './base';
          ${OK}
          const app = express();
          app.get(['/one', '/two'], ok);
          app.route(\`\${BASE}/things\`).get(ok).post(ok);
          const chain = app.route('/chained'); chain.delete(ok);
          app.get('port');`,
        'base.ts': `export const BASE = '/base';`,
      }),
    ).toEqual(['DELETE /chained none', 'GET /base/things none', 'GET /one none', 'GET /two none', 'POST /base/things none']);
  });

  it('mounted twice answer at both places, and cycles end', () => {
    expect(
      linesOf({
        'app.js': `
          const express = require('express'); const app = express(); const router = express.Router();
          ${OK}
          router.get('/x', ok); router.use('/again', router);
          app.use('/a', router); if (process.env.BETA) app.use('/b', router);`,
      }),
    ).toEqual(['GET /a/x none', 'GET /b/x none']);
  });

  it('whose mount is not known leave their protection open', () => {
    expect(linesOf({ 'lost.js': `const router = require('express').Router(); ${OK} router.get('/x', ok); module.exports = router;` })).toEqual(['GET /*/x unknown permission unknown']);
  });

  it('get the paths that a registering helper is given', () => {
    const { entryPoints } = routesIn({
      'app.js': `const express = require('express'); const { page } = require('./page'); const app = express(); ${OK}
page(app, '/login', [], ok);
page(app, '/account', [(req, res, next) => (req.user ? next() : res.redirect('/login'))], ok);`,
      'page.js': `exports.page = function (...args) { const [router, name] = args; const inner = args.length > 3 ? args[args.length - 2] : []; const controller = args[args.length - 1]; router.get(name, inner, controller); };`,
    });
    expect(entryPoints.map((entry) => `${entry.name} ${entry.auth.state} ${entry.span.file}:${entry.span.line}`)).toEqual(['GET /login none app.js:2', 'GET /account required app.js:3']);
  });

  it('are counted where nothing is known of them', () => {
    expect(routesIn({ 'routes.js': `module.exports = (server) => { server.get('/x', (req, res) => res.end()); };` }).unresolved).toBe(1);
  });

  it('are no clients that have get and post too', () => {
    expect(linesOf({ 'client.js': `const axios = require('axios'); const api = axios.create(); api.post('/orders', { id: 1 }); new Map().get('/x', () => 1);` })).toEqual([]);
  });
});
