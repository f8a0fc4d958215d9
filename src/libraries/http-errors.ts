/** Error classes and factories that carry an HTTP status. */
import { defineLibrary } from '#model/library.ts';

const CLASSES: readonly (readonly [string, number])[] = [
  ['BadRequest', 400], ['Unauthorized', 401], ['PaymentRequired', 402], ['Forbidden', 403], ['NotFound', 404], ['MethodNotAllowed', 405], ['Conflict', 409], ['Gone', 410],
  ['UnprocessableEntity', 422], ['TooManyRequests', 429], ['InternalServerError', 500], ['NotImplemented', 501], ['BadGateway', 502], ['ServiceUnavailable', 503],
];

export default defineLibrary({
  name: 'http-errors',
  packages: ['http-errors', '@hapi/boom', 'restify-errors', 'http-json-errors', 'rest-api-errors'],
  rows: [
    { path: ['()', '#', 'createError()'], means: 'httpError', status: { argument: 0 } },
    ...CLASSES.map(([name, status]) => ({ path: [`${name}()`, `${name}#`, `${name}Error#`, `${name.charAt(0).toLowerCase()}${name.slice(1)}()`], means: 'httpError', status }) as const),
  ],
});
