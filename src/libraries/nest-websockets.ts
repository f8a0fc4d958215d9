/** Websocket gateways in Nest. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-websockets',
  packages: ['@nestjs/websockets'],
  rows: [
    { path: 'WebSocketGateway()', means: 'handlerClass', kind: 'websocket', pathArgument: 0, pathOption: 'namespace' },
    { path: 'SubscribeMessage()', means: 'handler', kind: 'websocket', method: 'MESSAGE', pathArgument: 0 },
    { path: 'MessageBody()', means: 'requestPart', part: 'body' },
    { path: 'ConnectedSocket()', means: 'requestPart', part: 'request' },
    { path: 'WebSocketServer()', means: 'inject', token: -1 },
    { path: 'WsException#', means: 'httpError', status: 400 },
  ],
});
