/** Entry points of decorated classes given as texts, as lines that a test can compare. */
import type { EntryPoint } from '#model/system.ts';
import { findDecoratorRoutes } from '#system/decorators/routes.ts';
import { guardBehaviour } from '#system/guards/behaviour.ts';
import { programOf } from '../../harness/program-of.ts';

export function entriesOf(files: Readonly<Record<string, string>>): readonly EntryPoint[] {
  const { program, meanings } = programOf(files);
  return findDecoratorRoutes(program, meanings, guardBehaviour(program, meanings)).entryPoints;
}

/** `GET /users required`, with ` permission` where one is demanded and ` public` where it is marked so; in order of declaration. */
export function linesOf(files: Readonly<Record<string, string>>): string[] {
  return entriesOf(files).map((entry) => [entry.name, entry.auth.state, ...(entry.permission.state === 'none' ? [] : [`permission ${entry.permission.state}`]), ...(entry.declaredPublic ? ['public'] : [])].join(' '));
}

/** Guards, markers and a role check that the tests share. */
export const GUARDS = `import { applyDecorators, CanActivate, createParamDecorator, ExecutionContext, ForbiddenException, Injectable, SetMetadata, UnauthorizedException, UseGuards } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
export const IS_PUBLIC = 'isPublic';
export const Public = () => SetMetadata(IS_PUBLIC, true);
export const Roles = (...roles: string[]) => SetMetadata('roles', roles);
@Injectable() export class TokenGuard extends AuthGuard('jwt') {}
@Injectable() export class PublicAwareGuard extends AuthGuard('jwt') {
  constructor(private reflector: Reflector) { super(); }
  canActivate(context: ExecutionContext) {
    const isPublic = this.reflector.getAllAndOverride<boolean>(IS_PUBLIC, [context.getHandler(), context.getClass()]);
    if (isPublic) return true;
    return super.canActivate(context);
  }
}
@Injectable() export class OptionalGuard extends AuthGuard('jwt') { handleRequest(err: unknown, user: unknown) { return user; } }
@Injectable() export class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    if (!request.headers['x-api-key']) throw new UnauthorizedException();
    return true;
  }
}
@Injectable() export class RolesGuard implements CanActivate {
  constructor(private reflector: Reflector) {}
  canActivate(context: ExecutionContext) {
    const roles = this.reflector.get<string[]>('roles', context.getHandler());
    if (!roles) return true;
    const { user } = context.switchToHttp().getRequest();
    if (!user || !roles.includes(user.role)) throw new ForbiddenException();
    return true;
  }
}
export const Auth = (...roles: string[]) => applyDecorators(Roles(...roles), UseGuards(TokenGuard, RolesGuard));
export function Locked(): MethodDecorator { return (target, key, descriptor) => { UseGuards(TokenGuard)(target, key, descriptor); }; }
export function conditional(isLocked: boolean) { const decorators = []; decorators.push(UseGuards(TokenGuard)); return applyDecorators(...decorators); }
export const CurrentUser = createParamDecorator((data: unknown, context: ExecutionContext) => {
  const { user } = context.switchToHttp().getRequest();
  if (!user) throw new UnauthorizedException();
  return user;
});
`;
