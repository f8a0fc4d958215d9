/** Controllers by decorators on Express and Koa: routing-controllers. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'routing-controllers',
  packages: ['routing-controllers'],
  rows: [
    { path: 'Controller()', means: 'controller', pathArgument: 0 },
    { path: 'JsonController()', means: 'controller', pathArgument: 0, json: true },
    { path: 'Get()', means: 'endpoint', method: 'GET', pathArgument: 0 },
    { path: 'Post()', means: 'endpoint', method: 'POST', pathArgument: 0 },
    { path: 'Put()', means: 'endpoint', method: 'PUT', pathArgument: 0 },
    { path: 'Patch()', means: 'endpoint', method: 'PATCH', pathArgument: 0 },
    { path: 'Delete()', means: 'endpoint', method: 'DELETE', pathArgument: 0 },
    { path: 'Head()', means: 'endpoint', method: 'HEAD', pathArgument: 0 },
    { path: 'All()', means: 'endpoint', method: 'ALL', pathArgument: 0 },
    { path: 'Method()', means: 'endpoint', method: 'ALL', pathArgument: 1 },

    { path: ['UseBefore()', 'Use()'], means: 'attach', what: 'middleware', from: 0, scope: 'target' },
    { path: 'UseInterceptor()', means: 'attach', what: 'interceptor', from: 0, scope: 'target' },
    { path: 'Authorized()', means: 'authorized', roles: 0, checkerOption: 'authorizationChecker' },
    { path: 'Middleware()', means: 'appMiddleware', typeOption: 'type' },
    { path: ['createExpressServer()', 'createKoaServer()'], means: 'controllerServer', options: 0, validationOption: 'validation' },
    { path: ['useExpressServer()', 'useKoaServer()'], means: 'controllerServer', options: 1, validationOption: 'validation' },

    { path: ['Body()', 'BodyParam()'], means: 'requestPart', part: 'body' },
    { path: ['QueryParam()', 'QueryParams()'], means: 'requestPart', part: 'query' },
    { path: ['Param()', 'Params()'], means: 'requestPart', part: 'params' },
    { path: ['HeaderParam()', 'HeaderParams()'], means: 'requestPart', part: 'headers' },
    { path: ['CookieParam()', 'CookieParams()'], means: 'requestPart', part: 'cookies' },
    { path: ['Session()', 'SessionParam()'], means: 'requestPart', part: 'session' },
    { path: ['UploadedFile()', 'UploadedFiles()'], means: 'requestPart', part: 'file' },
    { path: 'CurrentUser()', means: 'requestPart', part: 'user', requires: 'required' },
    { path: ['Req()', 'Ctx()'], means: 'requestPart', part: 'request' },
    { path: 'Res()', means: 'requestPart', part: 'response' },

    { path: 'HttpError#', means: 'httpError', status: { argument: 0 } },
    { path: 'BadRequestError#', means: 'httpError', status: 400 },
    { path: 'UnauthorizedError#', means: 'httpError', status: 401 },
    { path: 'ForbiddenError#', means: 'httpError', status: 403 },
    { path: 'NotFoundError#', means: 'httpError', status: 404 },
    { path: 'MethodNotAllowedError#', means: 'httpError', status: 405 },
    { path: 'NotAcceptableError#', means: 'httpError', status: 406 },
    { path: 'UnprocessableEntityError#', means: 'httpError', status: 422 },
    { path: 'InternalServerError#', means: 'httpError', status: 500 },
  ],
  http: { forwardsRejections: true, firstMatchWins: true },
});
