/** Middleware that parses, compresses, logs, sets headers or limits nothing but formats: it never asks who is there. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'harmless-middleware',
  packages: [
    'helmet', 'cors', 'graphql-upload', 'body-parser', 'body-parser-xml', 'morgan', 'compression', 'shrink-ray-current', 'method-override', 'response-time', 'connect-timeout', 'errorhandler', 'multer', 'formidable', 'express-formidable', 'express-fileupload', 'connect-busboy', 'busboy',
    'hpp', 'xss-clean', 'express-mongo-sanitize', 'express-xss-sanitizer', 'perfect-express-sanitizer', 'feature-policy', 'permissions-policy', 'referrer-policy', 'x-xss-protection', 'hsts', 'frameguard', 'ienoopen', 'nocache', 'dont-sniff-mimetype', 'lusca', 'csurf', 'csrf-csrf', 'csrf-sync', 'tiny-csrf',
    'express-winston', 'express-pino-logger', 'pino-http', 'winston', 'pino', 'express-bunyan-logger', 'express-requests-logger', 'express-http-context', 'express-request-id', 'cls-rtracer', 'cls-hooked', 'dd-trace', 'newrelic', 'express-prom-bundle', 'prom-client', 'express-status-monitor', 'swagger-stats', 'on-finished', 'on-headers',
    '@sentry/node', '@sentry/tracing', 'elastic-apm-node', '@opentelemetry/instrumentation-express', 'applicationinsights', 'rollbar', '@rollbar/node', '@bugsnag/plugin-express', '@airbrake/node',
    'express-useragent', 'device', 'express-device', 'ua-parser-js', 'request-ip', 'express-ip', 'i18n', 'i18next-http-middleware', 'i18next-express-middleware', 'express-locale', 'accept-language-parser', 'express-query-boolean', 'express-query-int', 'express-query-parser', 'qs', 'cookie', 'vhost', 'express-subdomain',
    'express-handlebars', 'express-ejs-layouts', 'express-layouts', 'consolidate', 'hbs', 'ejs', 'pug', 'nunjucks', 'express-minify', 'minify', 'apicache', 'express-cache-controller', 'express-redis-cache', 'etag', 'fresh', 'serve-favicon', 'connect-history-api-fallback', 'connect-slashes', 'express-slash', 'express-enforces-ssl', 'express-sslify', 'express-force-https', 'forest-express-sequelize',
    'express-robots-txt', 'express-list-routes', 'express-list-endpoints', 'connect-livereload', 'livereload', 'webpack-dev-middleware', 'webpack-hot-middleware', 'vite', 'less-middleware', 'node-sass-middleware', 'stylus', 'isbot', 'express-bot-detect', 'express-ws', 'http', 'https', 'fs', 'path', 'util', 'url', 'querystring', 'crypto', 'stream', 'lodash', 'underscore', 'ramda',
  ],
});
