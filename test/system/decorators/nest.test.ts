/** Nest: paths, versions, prefixes, and guards at every level. */
import { expect, test } from 'vitest';
import { entriesOf, GUARDS, linesOf } from './entries-of.ts';

const COMMON = "import { All, Body, Controller, Get, MiddlewareConsumer, Module, Param, Post, RequestMethod, UseGuards, UsePipes, ValidationPipe, Version, VersioningType, VERSION_NEUTRAL } from '@nestjs/common';\nimport { APP_GUARD, NestFactory, RouterModule } from '@nestjs/core';\nimport { Auth, conditional, CurrentUser, HeaderGuard, Locked, OptionalGuard, Public, PublicAwareGuard, Roles, RolesGuard, TokenGuard } from './guards';\n";
const app = (text: string) => ({ 'guards.ts': GUARDS, 'app.ts': COMMON + text });
const users = (body: string, above = '') => app(`${above} @Controller('users') export class Users { ${body} }`);

test('paths: empty, listed, as options, with constraints', () => {
  const text = `const BASE = 'base';
@Controller() export class A { @Get() root() {} @Get('/a/') a() {} @Get(['b', 'c']) bc() {} @All('*') all() {} }
@Controller({ path: BASE }) export class B { @Get(':id(\\\\d+)') one() {} @Post(\`\${BASE}/x\`) x() {} }
@Controller(['p', 'q']) export class C { @Get('r') r() {} }`;
  expect(linesOf(app(text))).toEqual(['GET / none', 'GET /a none', 'GET /b none', 'GET /c none', 'ALL /* none', 'GET /base/:id none', 'POST /base/base/x none', 'GET /p/r none', 'GET /q/r none']);
});

test('global prefix with exclusions, set in another function', () => {
  const text = `@Controller() export class A { @Get('health') health() {} @Get('x') x() {} }
@Module({ controllers: [A] }) class Root {}
export function setUp(app) { app.setGlobalPrefix('api', { exclude: [{ path: 'health', method: RequestMethod.GET }] }); }
async function main() { const app = await NestFactory.create(Root); setUp(app); await app.listen(1); }`;
  expect(linesOf(app(text))).toEqual(['GET /health none', 'GET /api/x none']);
});

test('versions in the path: default, of the controller, of the method, neutral', () => {
  const text = `@Controller('a') export class A { @Get() a() {} @Version('3') @Get('m') m() {} }
@Controller({ path: 'b', version: ['1', '2'] }) export class B { @Get() b() {} }
@Controller({ path: 'c', version: VERSION_NEUTRAL }) export class C { @Get() c() {} }
@Module({ controllers: [A, B, C] }) class Root {}
async function main() { const app = await NestFactory.create(Root); app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' }); await app.listen(1); }`;
  expect(linesOf(app(text))).toEqual(['GET /v1/a none', 'GET /v3/a/m none', 'GET /v1/b none', 'GET /v2/b none', 'GET /c none']);
});

test('an app made only for its configuration adds no routes', () => {
  const text = `@Controller('a') export class A { @Get() a() {} }
@Module({ controllers: [A] }) class Root {}
async function main() { const first = await NestFactory.create(Root); await first.close(); const app = await NestFactory.create(Root); app.setGlobalPrefix('api'); await app.listen(1); }`;
  expect(linesOf(app(text))).toEqual(['GET /api/a none']);
});

test('paths of modules', () => {
  const text = `@Controller('a') export class A { @Get() a() {} }
@Module({ controllers: [A] }) class Inner {}
@Module({ imports: [Inner, RouterModule.register([{ path: 'admin', children: [{ path: 'inner', module: Inner }] }])] }) class Root {}
async function main() { const app = await NestFactory.create(Root); await app.listen(1); }`;
  expect(linesOf(app(text))).toEqual(['GET /admin/inner/a none']);
});

test('guards on the method, the controller, and by home-made decorators', () => {
  expect(linesOf(users('@Get() a() {} @UseGuards(TokenGuard) @Get("b") b() {} @UseGuards(new HeaderGuard()) @Get("c") c() {} @UseGuards(OptionalGuard) @Get("d") d() {}'))).toEqual([
    'GET /users none', 'GET /users/b required', 'GET /users/c required', 'GET /users/d optional',
  ]);
  expect(linesOf(users('@Get() a() {}', '@UseGuards(TokenGuard)'))).toEqual(['GET /users required']);
  expect(linesOf(users('@Auth("admin") @Get() a() {} @Auth() @Get("e") e() {} @Locked() @Get("b") b() {} @conditional(true) @Get("c") c() {}'))).toEqual([
    'GET /users required permission required', 'GET /users/e required permission required', 'GET /users/b required', 'GET /users/c required',
  ]);
});

test('endpoints and guards of base classes; an override without decorators is no endpoint', () => {
  const text = `@UseGuards(TokenGuard) class Base { @Get() list() {} @Get('gone') gone() {} }
function Crud(entity: string) { class Mixed { @Get('mixed') mixed() {} } return Mixed; }
@Controller('a') export class A extends Base { gone() {} }
@Controller('b') export class B extends Crud('b') {}`;
  expect(linesOf(app(text))).toEqual(['GET /a required', 'GET /b/mixed none']);
});

test.each([
  ['APP_GUARD', "@Module({ controllers: [A], providers: [{ provide: APP_GUARD, useClass: PublicAwareGuard }] }) class Root {}\nasync function main() { const app = await NestFactory.create(Root); await app.listen(1); }"],
  ['APP_GUARD by factory', "@Module({ controllers: [A], providers: [{ provide: APP_GUARD, useFactory: (r) => new PublicAwareGuard(r) }] }) class Root {}\nasync function main() { const app = await NestFactory.create(Root); await app.listen(1); }"],
  ['useGlobalGuards', '@Module({ controllers: [A] }) class Root {}\nasync function main() { const app = await NestFactory.create(Root); app.useGlobalGuards(new PublicAwareGuard(null)); await app.listen(1); }'],
])('a guard of the whole app that reads a marker: %s', (_, rest) => {
  expect(linesOf(app(`@Controller('a') export class A { @Get() a() {} @Public() @Get('open') open() {} }\n${rest}`))).toEqual(['GET /a required', 'GET /a/open none public']);
});

test('a demand is one only with the guard that reads it', () => {
  expect(linesOf(users('@Roles("admin") @Get() a() {} @Get("b") b() {}', '@UseGuards(TokenGuard, RolesGuard)'))).toEqual(['GET /users required permission required', 'GET /users/b required']);
  expect(linesOf(users('@Roles("admin") @Get() a() {}', '@UseGuards(TokenGuard)'))).toEqual(['GET /users required']);
});

test('middleware of modules: path and method, controller, exclusions', () => {
  const middleware = `export class Check { use(req, res, next) { if (!req.headers.authorization) throw new Error('no'); next(); } }
@Controller('users') export class Users { @Get() list() {} @Post() add() {} @Get(':id') one() {} @Get('login') login() {} }
@Controller('other') export class Other { @Get() x() {} }`;
  const module = (chain: string) => app(`${middleware}\n@Module({ controllers: [Users, Other] }) export class M { configure(consumer: MiddlewareConsumer) { consumer.apply(Check)${chain}; } }`);
  const required = (chain: string) => linesOf(module(chain)).filter((line) => line.endsWith('required')).map((line) => line.replace(' required', ''));
  expect(required(".forRoutes({ path: 'users', method: RequestMethod.POST })")).toEqual(['POST /users']);
  expect(required(".exclude({ path: 'users/login', method: RequestMethod.GET }).forRoutes(Users)")).toEqual(['GET /users', 'POST /users', 'GET /users/:id']);
  expect(required(".forRoutes('users')")).toEqual(['GET /users', 'POST /users', 'GET /users/:id', 'GET /users/login']);
  expect(required(".forRoutes({ path: 'users/:name', method: RequestMethod.ALL })")).toEqual(['GET /users/:id', 'GET /users/login']);
  expect(required(".forRoutes('*')")).toHaveLength(5);
});

test('a parameter decorator that fails without a user demands one', () => {
  expect(linesOf(users('@Get() me(@CurrentUser() user: unknown) {}'))).toEqual(['GET /users required']);
});

test('a parameter decorator that only stumbles over an absent user demands nothing', () => {
  const part = "import { createParamDecorator, ExecutionContext } from '@nestjs/common'; const UserId = createParamDecorator((data: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().user.id);\n";
  expect(linesOf(app(`${part}@Controller('users') export class Users { @Get() me(@UserId() id: string) {} }`))).toEqual(['GET /users optional']);
});

test('a handler that turns away who is not known guards itself; one that stumbles does not', () => {
  const head = "import { Req, UnauthorizedException } from '@nestjs/common';\n";
  expect(linesOf(app(`${head}@Controller('a') export class A {
  @Get() a(@Req() request: any) { if (!request.user) throw new UnauthorizedException(); return request.user; }
  @Get('b') b(@Req() request: any) { return request.user.id; }
  @Post('login') login(@Body() body: any) { if (!body.password) throw new UnauthorizedException(); return body; }
}`))).toEqual(['GET /a required', 'GET /a/b none', 'POST /a/login none']);
});

test('metadata under a symbol, and under a decorator that is its own key', () => {
  const guard = (key: string) => `import { CanActivate, ExecutionContext, SetMetadata } from '@nestjs/common'; import { Reflector } from '@nestjs/core';
const OPEN = Symbol('open'); const Open = () => SetMetadata(OPEN, true); const Marked = Reflector.createDecorator<boolean>();
class Guard implements CanActivate { constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    if (this.reflector.getAllAndOverride(${key}, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest();
    return Boolean(request.headers.authorization);
  } }\n`;
  const lines = (key: string, marker: string) => linesOf(app(`${guard(key)}@UseGuards(Guard) @Controller('a') export class A { @Get() a() {} @${marker} @Get('open') open() {} }`));
  expect(lines('OPEN', 'Open()')).toEqual(['GET /a required', 'GET /a/open none public']);
  expect(lines('Marked', 'Marked(true)')).toEqual(['GET /a required', 'GET /a/open none public']);
});

test('a guard that is handed in by token', () => {
  const text = `import { CanActivate, ExecutionContext, Inject } from '@nestjs/common';
export class Delegating implements CanActivate { constructor(@Inject('GUARD') private guard: CanActivate) {} canActivate(context: ExecutionContext) { return this.guard.canActivate(context); } }
@UseGuards(Delegating) @Controller('a') export class A { @Get() a() {} }
@Module({ controllers: [A], providers: [{ provide: 'GUARD', useClass: HeaderGuard }] }) class Root {}`;
  expect(linesOf(app(text))).toEqual(['GET /a required']);
});

test('validation: a class with checks behind a pipe, one without, no pipe', () => {
  const dtos = `import { IsString } from 'class-validator'; export class Checked { @IsString() name: string; } export class Plain { name: string; }`;
  const body = (type: string, above: string) => entriesOf({ ...app(`import { Checked, Plain } from './dtos'; @Controller() export class A { ${above} @Post() add(@Body() body: ${type}) {} }`), 'dtos.ts': dtos })[0]!.validation.body;
  expect(body('Checked', '@UsePipes(new ValidationPipe())')).toBe('yes');
  expect(body('Plain', '@UsePipes(new ValidationPipe())')).toBe('no');
  expect(body('Checked', '')).toBe('no');
});
