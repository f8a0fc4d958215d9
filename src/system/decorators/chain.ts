/** The chain of one handler: everything that runs before it, from the app down to its parameters, and what that comes to. */
import type { RequestPart } from '#model/library.ts';
import type { EntryPoint, GuardBehaviour, GuardStep } from '#model/system.ts';
import type { Fn, Site } from '#model/value.ts';
import { NO_METADATA, metadataOf, metadataOn, type Metadata } from './metadata.ts';
import type { DecoratorContext, MetadataLookup } from './context.ts';
import type { HandlerMethod } from './controllers.ts';
import { argumentsFrom, decorationsWith, type Decoration } from './decorations.ts';
import { guardSteps } from './guard-steps.ts';
import { authOf, permissionOf, rateLimitOf } from './protection.ts';
import { memberBooleans } from './read-values.ts';
import type { Attachment, Server } from './servers.ts';
import { parameterDecorations, validationOf } from './validation.ts';

export type Guarded = Pick<EntryPoint, 'chain' | 'auth' | 'permission' | 'rateLimit' | 'declaredPublic' | 'validation'>;

/** `around` holds what the app and its modules put around the handler, outermost first. */
export function guardedBy(context: DecoratorContext, handler: HandlerMethod, { around, server }: { around: readonly Attachment[]; server: Server | undefined }): Guarded {
  const metadata = metadataOn(context, handler.onMethod, handler.onClass);
  const attachments = [...around, ...attachedBy(context, handler.onClass, 'controller'), ...attachedBy(context, handler.onMethod, 'route')];
  const own = [...demandedBy(context, handler, server), ...parameterSteps(context, handler), ...handlerSteps(context, handler)];
  const chain = [...guardSteps(context, attachments, metadata.lookup), ...own];
  const auth = authOf(chain);
  const pipes = attachments.filter(({ what }) => what === 'pipe').map(({ value }) => value);
  return {
    chain,
    auth,
    permission: permissionOf(chain),
    rateLimit: rateLimitOf(chain),
    validation: validationOf(context, handler.fn, pipes),
    declaredPublic: auth.state === 'none' || auth.state === 'optional' ? openedBy(context, attachments, metadata) : undefined,
  };
}

/** What `@UseGuards(…)` and its kin put on a class or method. */
export function attachedBy(context: DecoratorContext, decorations: readonly Decoration[], attached: 'controller' | 'route'): readonly Attachment[] {
  return decorationsWith(decorations, 'attach').flatMap((decoration) => {
    const span = spanOfSite(context, decoration.outer);
    return argumentsFrom(context, decoration, decoration.row.from).map((value): Attachment => ({ what: decoration.row.what, value, span, attached }));
  });
}

/** The marker for which a guard lets this handler's visitors in: without it, or with another value in it, the same guards demand a credential. */
function openedBy(context: DecoratorContext, attachments: readonly Attachment[], metadata: Metadata): EntryPoint['declaredPublic'] {
  const demands = (lookup: MetadataLookup) => authOf(guardSteps(context, attachments, lookup)).state === 'required';
  const closed = [NO_METADATA, metadata.opaque].find(demands);
  if (metadata.stored.length === 0 || closed === undefined) return undefined;
  const marker = metadata.stored.find((decoration) => {
    const alone = metadataOf(context, [decoration]);
    return closed === NO_METADATA ? !demands(alone.lookup) : demands(alone.opaque);
  });
  const { outer } = marker ?? metadata.stored[0]!;
  return { span: spanOfSite(context, outer), message: `marked public by \`${decoratorName(context, outer)}\`` };
}

/** `@Authorized(roles)`: the server's options say whether somebody checks it. */
function demandedBy(context: DecoratorContext, { onMethod, onClass }: HandlerMethod, server: Server | undefined): readonly GuardStep[] {
  return decorationsWith([...onClass, ...onMethod], 'authorized').map((decoration) => {
    const option = decoration.row.checkerOption;
    const checked = server?.options.some((value) => context.program.memberNames(value).includes(option)) === true;
    const roles = argumentsFrom(context, decoration, decoration.row.roles);
    const behaviour: GuardBehaviour = {
      authentication: checked ? 'required' : 'unknown',
      permission: roles.length === 0 ? 'no' : checked ? 'yes' : 'unknown',
      validates: 'no',
      limitsRate: 'no',
      why: checked ? `demands a user that the server's \`${option}\` accepts` : `no \`${option}\` is known that would check it`,
    };
    return { name: decoratorName(context, decoration.outer), span: spanOfSite(context, decoration.outer), attached: 'decorator', behaviour };
  });
}

/** Parameters that look at who asks; some let nobody past without a user. */
function parameterSteps(context: DecoratorContext, { fn }: HandlerMethod): readonly GuardStep[] {
  return fn.fact.parameters.flatMap((_, index) =>
    parameterDecorations(context, fn, index).flatMap((decoration): GuardStep[] => {
      const behaviour = behaviourOfPart(context, decoration);
      if (behaviour === undefined) return [];
      return [{ name: decoratorName(context, decoration.outer), span: spanOfSite(context, decoration.outer), attached: 'decorator', behaviour }];
    }),
  );
}

/** A handler that turns away who brings no credential guards itself. */
function handlerSteps(context: DecoratorContext, { fn, cls }: HandlerMethod): readonly GuardStep[] {
  const parts = fn.fact.parameters.map((_, index) => partOf(context, fn, index));
  // What comes in the body, the query or the path is input, not a credential.
  if (parts.every((part) => part === undefined || part === 'body' || part === 'query' || part === 'params')) return [];
  const behaviour = context.demandsOfHandler(fn, parts);
  if (behaviour.authentication !== 'required') return [];
  const span = context.program.spanOf(fn.file, { start: fn.fact.nameStart, end: fn.fact.nameEnd });
  return [{ name: `${cls.fact.name}.${fn.fact.name}`, span, attached: 'handler', behaviour }];
}

function partOf(context: DecoratorContext, fn: Fn, index: number): RequestPart | undefined {
  for (const decoration of parameterDecorations(context, fn, index)) {
    const { row } = decoration;
    if (row.means === 'requestPart') return row.part;
    if (row.means === 'customPart' && behaviourOfPart(context, decoration) !== undefined) return 'user';
  }
  return undefined;
}

function behaviourOfPart(context: DecoratorContext, decoration: Decoration): GuardBehaviour | undefined {
  const { row } = decoration;
  if (row.means === 'requestPart' && row.part === 'user' && row.requires !== undefined) {
    const { requires } = row;
    const demanded = argumentsFrom(context, decoration, 0).some((value) => memberBooleans(context, value, requires).includes(true));
    return demanded ? { authentication: 'required', permission: 'no', validates: 'no', limitsRate: 'no', why: 'the request fails without a user' } : undefined;
  }
  if (row.means !== 'customPart') return undefined;
  const fact = context.program.expression(decoration.site.file, decoration.site.expression);
  if (fact.kind !== 'call') return undefined;
  const makers = context.program.valuesOf(decoration.site.file, fact.callee).flatMap((value) => (value.kind === 'external' && value.site !== undefined ? [value.site] : []));
  const callbacks = makers.flatMap((site) => argumentsFrom(context, { site, closure: undefined }, row.callback).slice(0, 1));
  return callbacks.map(context.demandsOfPart).find(readsCredential);
}

function readsCredential({ authentication }: GuardBehaviour): boolean {
  return authentication === 'required' || authentication === 'optional';
}

export function decoratorName({ program }: DecoratorContext, { file, expression }: Site): string {
  let fact = program.expression(file, expression);
  while (fact.kind === 'call') fact = program.expression(file, fact.callee);
  if (fact.kind === 'member') return `@${fact.name}`;
  return fact.kind === 'reference' ? `@${file.bindings[fact.binding]?.name ?? ''}` : '@';
}

export function spanOfSite({ program }: DecoratorContext, { file, expression }: Site): GuardStep['span'] {
  return program.spanOf(file, program.expression(file, expression));
}
