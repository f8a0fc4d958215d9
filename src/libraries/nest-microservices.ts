/** Messages and events in Nest: handlers, and clients that send to them. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-microservices',
  packages: ['@nestjs/microservices', '@nestjs/event-emitter'],
  types: { client: ['ClientProxy#', 'ClientKafka#', 'ClientGrpc#', 'ClientProxyFactory.create()', 'ClientRedis#', 'ClientRMQ#', 'ClientTCP#'] },
  rows: [
    { path: 'MessagePattern()', means: 'handler', kind: 'consumer', method: 'MESSAGE', pathArgument: 0, pathOption: 'cmd' },
    { path: 'EventPattern()', means: 'handler', kind: 'consumer', method: 'EVENT', pathArgument: 0, pathOption: 'event' },
    { path: 'OnEvent()', means: 'handler', kind: 'consumer', method: 'EVENT', pathArgument: 0 },
    { path: ['GrpcMethod()', 'GrpcStreamMethod()', 'GrpcStreamCall()'], means: 'handler', kind: 'grpc', method: 'RPC', pathArgument: 1 },
    { path: 'Payload()', means: 'requestPart', part: 'body' },
    { path: 'Ctx()', means: 'requestPart', part: 'request' },
    { path: 'Client()', means: 'inject', token: -1 },
    { path: ['<client>.send()', '<client>.emit()'], means: 'publish' },
    { path: ['EventEmitter2#.emit()', 'EventEmitter2#.emitAsync()'], means: 'publish' },
    { path: 'EventEmitter2#.emitAsync()', means: 'promise' },
    { path: 'EventEmitter2#.emit()', means: 'sync' },
    { path: ['EventEmitter2#.on()', 'EventEmitter2#.once()'], means: 'listen', callback: 1 },
  ],
});
