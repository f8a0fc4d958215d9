/** What runs before a handler: order, prefixes, wrappers, generated routes. */
import { describe, expect, it } from 'vitest';
import { linesOf, routesIn } from '../../harness/routes-of.ts';

const APP = `const express = require('express'); const jwt = require('jsonwebtoken'); const app = express();
const ok = (req, res) => { res.json({}); };
const gate = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); next(); } catch (e) { res.status(401).end(); } };`;
const app = (text: string) => linesOf({ 'app.js': `${APP}\n${text}` });

describe('an effective chain', () => {
  it('holds what was used before the route, not after', () => {
    expect(app(`app.get('/early', ok); app.use(gate); app.get('/late', ok);`)).toEqual(['GET /early none', 'GET /late required']);
  });

  it('holds what was used at a prefix of the path', () => {
    expect(app(`app.use('/admin', gate); app.get('/admin/users', ok); app.get('/administration', ok);`)).toEqual(['GET /admin/users required', 'GET /administration none']);
  });

  it('holds handlers for all methods, patterns and single methods that pass on', () => {
    expect(app(`app.all('/a/*', gate); app.post('/b', gate); app.use(/^\\/c/, gate); app.get('/a/x', ok); app.get('/b', ok); app.post('/b', ok); app.get('/c/y', ok);`)).toEqual(['GET /a/x required', 'GET /b none', 'GET /c/y required', 'POST /b required']);
  });

  it('holds arrays, inline middleware and what a chained route has for all', () => {
    expect(app(`const both = [express.json(), gate]; app.get('/a', both, ok); app.get('/b', express.json(), [gate], ok); app.route('/c').all(gate).get(ok);`)).toEqual(['GET /a required', 'GET /b required', 'GET /c required']);
  });

  it('holds what guards a mount, and handlers of path parameters', () => {
    expect(app(`const r = express.Router(); r.param('id', (req, res, next, id) => next()); r.get('/:id', ok); app.use('/m', gate, r); const p = express.Router(); p.param('owner', gate); p.get('/:owner', ok); p.get('/', ok); app.use('/p', p);`)).toEqual(['GET /m/:id required', 'GET /p none', 'GET /p/:owner required']);
  });

  it('is continued by helpers and modules in the order in which they run', () => {
    expect(
      linesOf({
        'server.js': `const app = require('./app'); require('./public')(app); require('./gate')(app); require('./private')(app);`,
        'app.js': `module.exports = require('express')();`,
        'public.js': `module.exports = (app) => app.get('/public', (req, res) => res.end());`,
        'gate.js': `module.exports = (app) => app.use((req, res, next) => (req.session.userId ? next() : res.sendStatus(401)));`,
        'private.js': `module.exports = (app) => app.get('/private', (req, res) => res.end());`,
      }),
    ).toEqual(['GET /private required', 'GET /public none']);
  });

  it('ends with the function that a wrapper wraps', () => {
    const { entryPoints } = routesIn({
      'app.js': `${APP}
const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
class Users { constructor() { this.n = 1; } async list(req, res) { res.json([]); } }
const users = new Users();
async function create(req, res) { res.json({}); }
app.get('/a', wrap(users.list.bind(users)));
app.post('/b', wrap(create));
app.put('/c', (req, res, next) => users.list(req, res, next));`,
    });
    expect(entryPoints.map((entry) => `${entry.name} ${entry.handlers.at(-1)?.fact.name} ${entry.handlers.length}`)).toEqual(['GET /a list 2', 'POST /b create 2', 'PUT /c list 2']);
  });

  it('covers generated resources method by method', () => {
    expect(
      app(`const finale = require('finale-rest'); app.get('/api/Notes', gate); app.use('/api/Notes/:id', gate);
finale.initialize({ app, sequelize: {} });
for (const { name } of [{ name: 'Note' }]) finale.resource({ model: {}, endpoints: [\`/api/\${name}s\`, \`/api/\${name}s/:id\`] });`),
    ).toEqual(['DELETE /api/Notes/:id required', 'GET /api/Notes required', 'GET /api/Notes/:id required', 'POST /api/Notes none', 'PUT /api/Notes/:id required']);
  });

  it('is no endpoint if nothing in it answers', () => {
    expect(app(`app.options('*', require('cors')()); app.get('/x', gate); app.post('/y', (req, res, next) => { next(); }); app.use('/files', express.static('files'));`)).toEqual(['GET /files none']);
  });
});
