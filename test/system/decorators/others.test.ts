/** Handlers that are not HTTP, and routing-controllers. */
import { expect, test } from 'vitest';
import { entriesOf, GUARDS, linesOf } from './entries-of.ts';

test('GraphQL: operations, fields, names, guards of the app', () => {
  const lines = linesOf({
    'guards.ts': GUARDS,
    'app.ts': `import { Module, UseGuards } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { Args, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Public, PublicAwareGuard } from './guards';
@Resolver(() => Order) export class Orders {
  @Query(() => [Order]) orders() {}
  @Public() @Query(() => Order, { name: 'cheapest' }) find() {}
  @Mutation('buyOrder') buy() {}
  @Subscription(() => Order) added() {}
  @ResolveField('customer') customer(@Parent() order) {}
}
@Module({ providers: [Orders, { provide: APP_GUARD, useClass: PublicAwareGuard }] }) class Root {}
async function main() { const app = await NestFactory.create(Root); await app.listen(1); }
class Order {}`,
  });
  expect(lines).toEqual(['QUERY orders required', 'QUERY cheapest none public', 'MUTATION buyOrder required', 'SUBSCRIPTION added required', 'FIELD customer required']);
});

test('messages, events, schedules, queues, sockets', () => {
  const entries = entriesOf({
    'app.ts': `import { Controller } from '@nestjs/common';
import { MessagePattern, EventPattern } from '@nestjs/microservices';
import { Cron, Interval } from '@nestjs/schedule';
import { WebSocketGateway, SubscribeMessage } from '@nestjs/websockets';
import { Processor as Bull, Process } from '@nestjs/bull';
import { Processor, WorkerHost } from '@nestjs/bullmq';
@Controller() export class A { @MessagePattern({ cmd: 'sum' }) sum() {} @EventPattern('paid') paid() {} }
export class B { @Cron('* * * * *') nightly() {} @Interval(10) often() {} }
@WebSocketGateway({ namespace: 'chat' }) export class C { @SubscribeMessage('say') say() {} }
@Bull('mail') export class D { @Process('send') send() {} helper() {} }
@Processor('video') export class E extends WorkerHost { async process(job) {} helper() {} }`,
  });
  expect(entries.map((entry) => `${entry.kind} ${entry.name}`)).toEqual([
    'consumer MESSAGE sum', 'consumer EVENT paid', 'job CRON nightly', 'job INTERVAL often', 'websocket MESSAGE chat/say', 'consumer JOB mail/send', 'consumer JOB video/process',
  ]);
});

const controllers = (options: string) => ({
  'app.ts': `import { Authorized, Body, createExpressServer, CurrentUser, Get, JsonController, Middleware, Param, Post, UseBefore, UnauthorizedError } from 'routing-controllers';
function check(request, response, next) { if (!request.headers.authorization) throw new UnauthorizedError(); next(); }
@JsonController('/users') export class Users {
  @Get() list() {}
  @Authorized() @Get('/me') me() {}
  @Authorized('admin') @Post() add() {}
  @UseBefore(check) @Get('/checked') checked() {}
  @Get('/:id') one(@CurrentUser({ required: true }) user: unknown) {}
}
createExpressServer({ routePrefix: '/api', controllers: [Users], ${options} });`,
});

test('routing-controllers: prefix, middleware, authorization with and without a checker', () => {
  expect(linesOf(controllers('authorizationChecker: async (action) => Boolean(action.request.headers.authorization)'))).toEqual([
    'GET /api/users none', 'GET /api/users/me required', 'POST /api/users required permission required', 'GET /api/users/checked required', 'GET /api/users/:id required',
  ]);
  expect(linesOf(controllers(''))[1]).toBe('GET /api/users/me unknown');
});

test('routing-controllers: middleware of the whole app', () => {
  const files = controllers('');
  const before = `@Middleware({ type: 'before' }) export class First { use(request, response, next) { if (!request.headers.authorization) throw new UnauthorizedError(); next(); } }`;
  expect(linesOf({ 'app.ts': `${files['app.ts']}\n${before}` })[0]).toBe('GET /api/users required');
  expect(linesOf({ 'app.ts': `${files['app.ts']}\n${before.replace("'before'", "'after'")}` })[0]).toBe('GET /api/users none');
});
