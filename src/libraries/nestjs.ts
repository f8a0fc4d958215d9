/** Nest over HTTP: controllers, endpoints, versions, modules, and everything that is put around handlers. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nestjs',
  packages: ['@nestjs/common', '@nestjs/common/*', '@nestjs/core', '@nestjs/core/*', '@nestjs/platform-express', '@nestjs/platform-fastify', '@nestjs/testing'],
  types: {
    app: [
      'NestFactory.create()',
      'NestFactory.createMicroservice()',
      'NestFactory.createApplicationContext()',
      'INestApplication#',
      'INestMicroservice#',
      'NestExpressApplication#',
      'NestFastifyApplication#',
    ],
    consumer: ['MiddlewareConsumer#', '<proxy>.forRoutes()'],
    proxy: ['<consumer>.apply()', '<proxy>.exclude()', 'MiddlewareConfigProxy#'],
    context: ['ExecutionContext#', 'ArgumentsHost#', 'ExecutionContextHost#', 'CanActivate#.canActivate(0:0)'],
    http: ['<context>.switchToHttp()'],
    reflector: ['Reflector#'],
  },
  rows: [
    // ---- endpoints
    { path: 'Controller()', means: 'controller', pathArgument: 0, pathOption: 'path', versionOption: 'version' },
    { path: 'Get()', means: 'endpoint', method: 'GET', pathArgument: 0 },
    { path: 'Post()', means: 'endpoint', method: 'POST', pathArgument: 0 },
    { path: 'Put()', means: 'endpoint', method: 'PUT', pathArgument: 0 },
    { path: 'Patch()', means: 'endpoint', method: 'PATCH', pathArgument: 0 },
    { path: 'Delete()', means: 'endpoint', method: 'DELETE', pathArgument: 0 },
    { path: 'Options()', means: 'endpoint', method: 'OPTIONS', pathArgument: 0 },
    { path: 'Head()', means: 'endpoint', method: 'HEAD', pathArgument: 0 },
    { path: 'Search()', means: 'endpoint', method: 'SEARCH', pathArgument: 0 },
    { path: 'All()', means: 'endpoint', method: 'ALL', pathArgument: 0 },
    // Server-sent events are a GET.
    { path: 'Sse()', means: 'endpoint', method: 'GET', pathArgument: 0 },
    { path: 'Version()', means: 'version' },

    // ---- around handlers
    { path: 'UseGuards()', means: 'attach', what: 'guard', from: 0, scope: 'target' },
    { path: 'UsePipes()', means: 'attach', what: 'pipe', from: 0, scope: 'target' },
    { path: 'UseInterceptors()', means: 'attach', what: 'interceptor', from: 0, scope: 'target' },
    { path: 'UseFilters()', means: 'attach', what: 'filter', from: 0, scope: 'target' },
    { path: '<app>.useGlobalGuards()', means: 'attach', what: 'guard', from: 0, scope: 'app' },
    { path: '<app>.useGlobalPipes()', means: 'attach', what: 'pipe', from: 0, scope: 'app' },
    { path: '<app>.useGlobalInterceptors()', means: 'attach', what: 'interceptor', from: 0, scope: 'app' },
    { path: '<app>.useGlobalFilters()', means: 'attach', what: 'filter', from: 0, scope: 'app' },
    { path: '<app>.use()', means: 'attach', what: 'middleware', from: 0, scope: 'app' },
    { path: 'APP_GUARD', means: 'appToken', what: 'guard' },
    { path: 'APP_PIPE', means: 'appToken', what: 'pipe' },
    { path: 'APP_INTERCEPTOR', means: 'appToken', what: 'interceptor' },
    { path: 'APP_FILTER', means: 'appToken', what: 'filter' },
    { path: 'applyDecorators()', means: 'compose' },
    { path: 'SetMetadata()', means: 'metadata', key: 0 },
    { path: ['Reflector.createDecorator()()', '<reflector>.createDecorator()()'], means: 'metadata', key: 'callee' },
    {
      path: ['<reflector>.get()', '<reflector>.getAll()', '<reflector>.getAllAndOverride()', '<reflector>.getAllAndMerge()'],
      means: 'readMetadata',
      key: 0,
    },
    { path: '<consumer>.apply()', means: 'consumerApply' },
    { path: '<proxy>.forRoutes()', means: 'consumerForRoutes' },
    { path: '<proxy>.exclude()', means: 'consumerExclude' },

    // ---- the app
    { path: ['NestFactory.create()', 'NestFactory.createMicroservice()'], means: 'moduleServer', module: 0 },
    { path: '<app>.setGlobalPrefix()', means: 'globalPrefix' },
    { path: '<app>.enableVersioning()', means: 'versioning' },
    { path: ['RouterModule.register()', 'RouterModule.forRoutes()'], means: 'modulePaths', routes: 0 },

    // ---- parts of the request
    { path: 'Body()', means: 'requestPart', part: 'body' },
    { path: 'RawBody()', means: 'requestPart', part: 'body' },
    { path: 'Query()', means: 'requestPart', part: 'query' },
    { path: 'Param()', means: 'requestPart', part: 'params' },
    { path: 'Headers()', means: 'requestPart', part: 'headers' },
    { path: ['Req()', 'Request()'], means: 'requestPart', part: 'request' },
    { path: ['Res()', 'Response()'], means: 'requestPart', part: 'response' },
    { path: 'Next()', means: 'requestPart', part: 'next' },
    { path: 'Session()', means: 'requestPart', part: 'session' },
    { path: ['UploadedFile()', 'UploadedFiles()'], means: 'requestPart', part: 'file' },
    { path: 'Ip()', means: 'requestPart', part: 'ip' },
    { path: 'HostParam()', means: 'requestPart', part: 'other' },
    { path: 'createParamDecorator()()', means: 'customPart', callback: 0 },
    { path: ['<http>.getRequest()', '<context>.getArgByIndex()', '<context>.getArgs()'], means: 'requestRead', part: 'request' },
    { path: '<http>.getResponse()', means: 'requestRead', part: 'response' },

    // ---- validation
    { path: ['ValidationPipe', 'ValidationPipe#'], means: 'validate', by: 'declaredType' },
    {
      path: ['ParseArrayPipe', 'ParseArrayPipe#', 'ParseIntPipe', 'ParseIntPipe#', 'ParseFloatPipe', 'ParseFloatPipe#'],
      means: 'validate',
    },
    {
      path: ['ParseBoolPipe', 'ParseBoolPipe#', 'ParseUUIDPipe', 'ParseUUIDPipe#', 'ParseEnumPipe', 'ParseEnumPipe#', 'ParseDatePipe', 'ParseDatePipe#', 'ParseFilePipe#'],
      means: 'validate',
    },

    // ---- errors that answer
    { path: 'HttpException#', means: 'httpError', status: { argument: 1 } },
    { path: 'BadRequestException#', means: 'httpError', status: 400 },
    { path: 'UnauthorizedException#', means: 'httpError', status: 401 },
    { path: 'ForbiddenException#', means: 'httpError', status: 403 },
    { path: 'NotFoundException#', means: 'httpError', status: 404 },
    { path: 'MethodNotAllowedException#', means: 'httpError', status: 405 },
    { path: 'NotAcceptableException#', means: 'httpError', status: 406 },
    { path: 'RequestTimeoutException#', means: 'httpError', status: 408 },
    { path: 'ConflictException#', means: 'httpError', status: 409 },
    { path: 'GoneException#', means: 'httpError', status: 410 },
    { path: 'PreconditionFailedException#', means: 'httpError', status: 412 },
    { path: 'PayloadTooLargeException#', means: 'httpError', status: 413 },
    { path: 'UnsupportedMediaTypeException#', means: 'httpError', status: 415 },
    { path: 'UnprocessableEntityException#', means: 'httpError', status: 422 },
    { path: 'InternalServerErrorException#', means: 'httpError', status: 500 },
    { path: 'NotImplementedException#', means: 'httpError', status: 501 },
    { path: 'BadGatewayException#', means: 'httpError', status: 502 },
    { path: 'ServiceUnavailableException#', means: 'httpError', status: 503 },
    { path: 'GatewayTimeoutException#', means: 'httpError', status: 504 },

    // A mixin is the class that it is given.
    { path: 'mixin()', means: 'wrapper', handler: 0, forwardsRejections: true },

    // ---- the app's own promises
    { path: ['NestFactory.create()', 'NestFactory.createMicroservice()', 'NestFactory.createApplicationContext()'], means: 'promise' },
    { path: ['<app>.listen()', '<app>.init()', '<app>.startAllMicroservices()', '<app>.resolve()'], means: 'promise' },
    { path: '<app>.close()', means: 'cleanup' },
  ],
  http: { forwardsRejections: true, firstMatchWins: true },
});
