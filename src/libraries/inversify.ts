/** Inversify: bindings of service identifiers. */
import { defineLibrary } from '#model/library.ts';

export default defineLibrary({
  name: 'inversify',
  packages: ['inversify', 'inversify-binding-decorators'],
  types: {
    container: ['Container#', '<container>.createChild()'],
    // A module's callback is given `bind` itself, in later versions an object that has it.
    bound: [
      '<container>.bind()', '<container>.rebind()', 'ContainerModule(0:0)()', 'ContainerModule(0:0).bind()',
      'AsyncContainerModule(0:0)()', 'interfaces.Bind#()',
    ],
  },
  rows: [
    { path: 'injectable()', means: 'injectable' },
    { path: ['provide()', 'fluentProvide()'], means: 'injectable', token: 0 },
    { path: 'inject()', means: 'inject', token: 0 },
    { path: 'named()', means: 'inject', token: -1 },
    { path: 'LazyServiceIdentifier#', means: 'lazyToken', token: 0 },
    { path: '<bound>.to()', means: 'provide', token: 'receiver', value: 0, as: 'class' },
    { path: '<bound>.toSelf()', means: 'provide', token: 'receiver', value: 0, as: 'self' },
    { path: '<bound>.toConstantValue()', means: 'provide', token: 'receiver', value: 0, as: 'value' },
    { path: ['<bound>.toDynamicValue()', '<bound>.toFactory()'], means: 'provide', token: 'receiver', value: 0, as: 'factory' },
    { path: '<bound>.toConstructor()', means: 'provide', token: 'receiver', value: 0, as: 'value' },
    { path: '<bound>.toService()', means: 'provide', token: 'receiver', value: 0, as: 'existing' },
    { path: ['<container>.get()', '<container>.resolve()', '<container>.getAsync()'], means: 'resolve', token: 0 },
    { path: '<container>.getAsync()', means: 'promise' },
  ],
});
