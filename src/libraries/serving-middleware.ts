/** Middleware that answers by itself: files, folder listings, documentation pages, proxies. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'serving-middleware',
  packages: ['serve-static', 'serve-index', 'swagger-ui-express', 'swagger-ui', 'swagger-jsdoc', 'redoc-express', '@scalar/express-api-reference', 'express-security.txt', 'graphql-voyager/middleware', 'http-proxy-middleware', 'express-http-proxy', 'express-static-gzip', 'koa-static'],
  rows: [
    { path: ['()', 'setup()', 'redoc()', 'apiReference()', 'createProxyMiddleware()', 'express()'], means: 'respond' },
  ],
});
