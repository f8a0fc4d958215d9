/** A guard is judged by what it does to who comes, whatever it is called. */
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../harness/routes-of.ts';

/** `state` and permission of one route behind the middleware that the text defines as `guard`. */
function behind(guard: string, use = 'guard', path = '/x'): string {
  const lines = linesOf({
    'app.js': `const express = require('express'); const jwt = require('jsonwebtoken'); const passport = require('passport'); const { expressjwt } = require('express-jwt');
const app = express();
${guard}
app.get('${path}', ${use}, (req, res) => { res.json({}); });`,
  });
  return lines.join('\n').replace(`GET ${path} `, '');
}

describe('authentication is demanded by', () => {
  it.each([
    ['a check that answers 401', `function guard(req, res, next) { if (!req.headers.authorization) return res.status(401).end(); next(); }`],
    ['a positive test with the refusal at the end', `function guard(req, res, next) { if (req.isAuthenticated()) return next(); res.redirect('/in'); }`],
    ['a verification that throws', `function guard(req, res, next) { req.user = jwt.verify(req.get('Authorization'), 'k'); next(); }`],
    ['a verification that calls back', `function guard(req, res, next) { jwt.verify(req.headers.authorization.slice(7), 'k', (err, user) => { if (err) return res.sendStatus(401); req.user = user; next(); }); }`],
    ['an error handed to next', `const find = async (t) => db.find(t); async function guard(req, res, next) { const user = await find(req.cookies.token); if (!user) { next(new Error('no')); return; } next(); }`],
    ['a helper that throws', `const need = (req) => { if (!req.session.userId) throw new Error('no'); }; function guard(req, res, next) { need(req); next(); }`],
    ['a promise around passport', `const guard = (req, res, next) => new Promise((resolve, reject) => { passport.authenticate('jwt', (err, user) => (user ? resolve(user) : reject(new Error('no'))))(req, res, next); }).then(() => next()).catch((err) => next(err));`],
    ['a look-up that breaks for nobody', `const tokens = {}; function guard(req, res, next) { try { req.owner = tokens[req.headers['x-token']].id; next(); } catch (e) { res.status(401).end(); } }`],
    ['a package', `const guard = passport.authenticate('jwt', { session: false });`],
    ['a key in the query', `function guard(req, res, next) { if (req.query.api_key !== process.env.KEY) return res.sendStatus(403); next(); }`],
  ])('%s', (_, guard) => {
    expect(behind(guard)).toBe('required');
  });
});

describe('authentication is not demanded by', () => {
  it.each([
    ['a guard that lets everybody pass', 'optional', `function guard(req, res, next) { try { req.user = jwt.verify(req.headers.authorization, 'k'); } catch (e) { req.user = null; } next(); }`],
    ['one that refuses only bad tokens', 'optional', `function guard(req, res, next) { const token = req.headers.authorization; if (token) { try { req.user = jwt.verify(token, 'k'); } catch (e) { return res.sendStatus(401); } } next(); }`],
    ['an optional package', 'optional', `const guard = expressjwt({ secret: 's', credentialsRequired: false });`],
    ['an anonymous strategy', 'optional', `const guard = passport.authenticate(['jwt', 'anonymous']);`],
    ['a sign-in', 'none', `const guard = passport.authenticate('local');`],
    ['a validator', 'none', `function guard(req, res, next) { if (!req.body.name) return res.status(400).end(); next(); }`],
    ['a content type', 'none', `function guard(req, res, next) { if (req.headers['content-type'] !== 'application/json') return res.status(415).end(); next(); }`],
    ['a log of who comes', 'none', `function guard(req, res, next) { console.log(req.headers.authorization); next(); }`],
    ['an error handler', 'none', `function guard(err, req, res, next) { if (!req.user) return res.sendStatus(401); next(err); }`],
  ])('%s', (_, state, guard) => {
    expect(behind(guard)).toBe(state);
  });
});

describe('permission is demanded by', () => {
  const ROLES = `const rights = new Map([['admin', ['write']]]);
const guard = (...needed) => (req, res, next) => {
  if (!req.user) return res.sendStatus(401);
  if (needed.length && !needed.every((right) => rights.get(req.user.role).includes(right))) return res.sendStatus(403);
  next();
};`;

  it('a factory that is given rights, and not by the same one without', () => {
    expect(behind(ROLES, `guard('write')`)).toBe('required permission required');
    expect(behind(ROLES, `guard()`)).toBe('required');
  });

  it('a role, and by owning what the path names', () => {
    expect(behind(`function guard(req, res, next) { if (req.user.role !== 'admin') return res.sendStatus(403); next(); }`)).toBe('required permission required');
    expect(behind(`function guard(req, res, next) { if (!req.user || req.user.id !== req.params.id) return res.sendStatus(403); next(); }`, 'guard', '/x/:id')).toBe('required permission required');
  });
});

describe('a list of open paths', () => {
  const LISTED = `const OPEN = ['/open', '/also']; const guard = (req, res, next) => { if (OPEN.some((path) => req.path.startsWith(path)) || /^\\/docs/.test(req.originalUrl)) return next(); if (!req.user) return res.sendStatus(401); next(); };`;
  const routes = (paths: string[], use: string) => linesOf({ 'app.js': `const express = require('express'); const { expressjwt } = require('express-jwt'); const app = express(); ${LISTED} app.use(${use}); ${paths.map((path) => `app.get('${path}', (req, res) => res.end());`).join('\n')}` });

  it('inside middleware lets those through and no other', () => {
    expect(routes(['/open/x', '/closed', '/docs'], 'guard')).toEqual(['GET /closed required', 'GET /docs none', 'GET /open/x none']);
  });

  it('given to a package does too', () => {
    expect(routes(['/open', '/closed'], `expressjwt({ secret: 's' }).unless({ path: ['/open', /^\\/pub/] })`)).toEqual(['GET /closed required', 'GET /open none']);
  });
});

describe('what cannot be judged', () => {
  it('is unknown: a package that no library describes, a name that resolves to nothing', () => {
    expect(behind(`const guard = require('@acme/gate')();`)).toBe('unknown permission unknown');
    expect(behind(`const guard = require('./nowhere');`)).toBe('unknown permission unknown');
  });

  it('is none for packages known to ask nobody', () => {
    expect(behind(`const guard = require('helmet')();`)).toBe('none');
  });
});

describe('a handler', () => {
  const inside = (handler: string) => linesOf({ 'app.js': `const app = require('express')(); const sessions = new Map(); const userOf = (req) => sessions.get(req.headers.authorization); app.get('/x', ${handler});` })[0]?.replace('GET /x ', '');

  it('that turns nobody-known away demands authentication itself', () => {
    expect(inside(`async (req, res) => { const user = userOf(req); if (!user) return res.sendStatus(401); res.json(user); }`)).toBe('required');
    expect(inside(`(req, res) => { if (req.user) res.json({}); else res.status(403).end(); }`)).toBe('required');
  });

  it('that merely stumbles over a missing user does not', () => {
    expect(inside(`(req, res) => { res.json({ id: req.user.id }); }`)).toBe('none');
  });

  it('that refuses bad input demands nothing', () => {
    expect(inside(`(req, res) => { if (!req.body.token) return res.sendStatus(401); res.json({}); }`)).toBe('none');
  });
});
