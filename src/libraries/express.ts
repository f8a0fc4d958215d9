/** Express: apps and routers, `app.get(path, ...guards, handler)`, `app.use(prefix, router)`, requests and responses. */
import { defineLibrary } from '#model/library.ts';

const ROUTERS = ['()', 'Router()', 'Router#', 'Application#', 'Express#', 'IRouter#', 'IRoute#', 'core.Express#', 'core.Application#', 'core.Router#'];
const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all', 'search', 'copy', 'lock', 'unlock', 'move', 'purge', 'report', 'checkout', 'merge', 'subscribe', 'unsubscribe'];
/** Members of a response that hand back the response. */
const FLUENT = ['status', 'set', 'header', 'type', 'contentType', 'cookie', 'clearCookie', 'append', 'vary', 'links', 'location', 'attachment', 'format'];

export default defineLibrary({
  name: 'express',
  packages: ['express', 'express-serve-static-core', '@types/express', '@types/express-serve-static-core', 'express-promise-router', 'router', '@feathersjs/express', 'polka', 'restana'],
  types: {
    router: ROUTERS,
    chain: ['<router>.route()', ...VERBS.map((verb) => `<chain>.${verb}()`)],
    request: ['Request#', 'core.Request#', ...VERBS.map((verb) => `<router>.${verb}(*:0)`), ...VERBS.map((verb) => `<chain>.${verb}(*:0)`), '<router>.use(*:0)'],
    response: ['Response#', 'core.Response#', ...VERBS.map((verb) => `<router>.${verb}(*:1)`), ...VERBS.map((verb) => `<chain>.${verb}(*:1)`), '<router>.use(*:1)', ...FLUENT.map((member) => `<response>.${member}()`)],
    next: ['NextFunction#', ...VERBS.map((verb) => `<router>.${verb}(*:2)`), ...VERBS.map((verb) => `<chain>.${verb}(*:2)`), '<router>.use(*:2)'],
  },
  rows: [
    { path: ROUTERS, means: 'router' },
    // `app.get('port')` reads a setting: a route has a handler as well.
    { path: VERBS.filter((verb) => verb !== 'all').map((verb) => `<router>.${verb}()`), when: { minArgs: 2 }, means: 'route', method: 'member', pathArgument: 0, handlers: 1 },
    { path: '<router>.all()', when: { minArgs: 2 }, means: 'route', method: 'ALL', pathArgument: 0, handlers: 1 },
    { path: VERBS.filter((verb) => verb !== 'all').map((verb) => `<chain>.${verb}()`), means: 'route', method: 'member', pathArgument: -1, handlers: 0 },
    { path: '<chain>.all()', means: 'route', method: 'ALL', pathArgument: -1, handlers: 0 },
    { path: '<router>.use()', means: 'mount' },
    { path: '<router>.route()', means: 'chain', pathArgument: 0 },
    { path: '<router>.param()', means: 'param', handlers: 1 },
    { path: '<router>.listen()', means: 'listen', callback: 1 },
    { path: 'static()', means: 'respond' },
    { path: ['json()', 'urlencoded()', 'raw()', 'text()'], means: 'sync' },

    { path: '<request>.body', means: 'requestRead', part: 'body' },
    { path: '<request>.query', means: 'requestRead', part: 'query' },
    { path: '<request>.params', means: 'requestRead', part: 'params' },
    { path: ['<request>.headers', '<request>.rawHeaders', '<request>.get()', '<request>.header()'], means: 'requestRead', part: 'headers' },
    { path: ['<request>.cookies', '<request>.signedCookies'], means: 'requestRead', part: 'cookies' },
    { path: ['<request>.user', '<request>.auth', '<request>.isAuthenticated()', '<request>.isUnauthenticated()'], means: 'requestRead', part: 'user' },
    { path: ['<request>.session', '<request>.sessionID'], means: 'requestRead', part: 'session' },
    { path: ['<request>.file', '<request>.files'], means: 'requestRead', part: 'file' },
    { path: ['<request>.ip', '<request>.ips'], means: 'requestRead', part: 'ip' },

    { path: '<response>.status()', means: 'status', status: { argument: 0 } },
    { path: '<response>.writeHead()', means: 'status', status: { argument: 0 } },
    { path: '<response>.sendStatus()', means: 'respond', status: { argument: 0 } },
    { path: ['json', 'jsonp', 'send', 'end', 'render', 'sendFile', 'sendfile', 'download', 'write'].map((member) => `<response>.${member}()`), means: 'respond' },
    { path: '<response>.redirect()', means: 'redirect' },
  ],
  http: {
    handler: { request: 0, response: 1, next: 2, errorHandlerParameters: 4 },
    forwardsRejections: { since: 5 },
    firstMatchWins: true,
  },
});
