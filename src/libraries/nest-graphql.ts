/** GraphQL in Nest: resolvers, their operations and the fields that run once for each parent. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'nest-graphql',
  packages: ['@nestjs/graphql'],
  types: { context: ['GqlExecutionContext.create()', 'GqlExecutionContext#'] },
  rows: [
    { path: 'Resolver()', means: 'handlerClass', kind: 'graphql', pathArgument: -1 },
    { path: 'Query()', means: 'handler', kind: 'graphql', method: 'QUERY', pathArgument: 0, pathOption: 'name' },
    { path: 'Mutation()', means: 'handler', kind: 'graphql', method: 'MUTATION', pathArgument: 0, pathOption: 'name' },
    { path: 'Subscription()', means: 'handler', kind: 'graphql', method: 'SUBSCRIPTION', pathArgument: 0, pathOption: 'name' },
    { path: ['ResolveField()', 'ResolveProperty()'], means: 'handler', kind: 'graphql', method: 'FIELD', pathArgument: 0, pathOption: 'name' },
    { path: 'ResolveReference()', means: 'handler', kind: 'graphql', method: 'FIELD', pathArgument: -1 },
    { path: ['Args()', 'Arg()'], means: 'requestPart', part: 'body' },
    { path: 'Context()', means: 'requestPart', part: 'request' },
    { path: ['Parent()', 'Root()', 'Info()'], means: 'requestPart', part: 'other' },
    { path: '<context>.getContext()', means: 'requestRead', part: 'request' },
    { path: '<context>.getArgs()', means: 'requestRead', part: 'body' },
  ],
});
