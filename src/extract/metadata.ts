/** Types that `emitDecoratorMetadata` turns into values at run time: an import named only there is still loaded. */
import { ts } from '@ts-morph/common';
import type { Draft } from './draft.ts';
import { lookUp } from './scope.ts';
import { headOf } from './types.ts';

const Kind = ts.SyntaxKind;
const { TypeReference, UnionType, ParenthesizedType, OptionalType, Decorator } = ts.SyntaxKind;

/** Counts what a decorated property, accessor or method names in its own types. */
export function countMemberMetadata(draft: Draft, node: ts.ClassElement): void {
  const parameters = (node as ts.MethodDeclaration).parameters as readonly ts.ParameterDeclaration[] | undefined;
  if (!isDecorated(node) && !parameters?.some(isDecorated)) return;
  countEmitted(draft, (node as ts.PropertyDeclaration).type);
  if (parameters !== undefined) countParameters(draft, parameters);
}

/** Counts what the constructor of a decorated class takes. */
export function countConstructorMetadata(draft: Draft, cls: ts.ClassLikeDeclaration, constructor: ts.ConstructorDeclaration): void {
  if (isDecorated(cls) || constructor.parameters.some(isDecorated)) countParameters(draft, constructor.parameters);
}

function countParameters(draft: Draft, parameters: readonly ts.ParameterDeclaration[]): void {
  for (const parameter of parameters) countEmitted(draft, parameter.type);
}

// Only the outermost name is emitted: `Promise<User>` emits `Promise`, `User | null` emits `User`.
function countEmitted(draft: Draft, type: ts.TypeNode | undefined): void {
  if (type === undefined) return;
  if (type.kind === ParenthesizedType || type.kind === OptionalType) {
    countEmitted(draft, (type as ts.ParenthesizedTypeNode).type);
  } else if (type.kind === UnionType) {
    const [only, ...others] = (type as ts.UnionTypeNode).types.filter((part) => !isNothing(part));
    if (others.length === 0) countEmitted(draft, only);
  } else if (type.kind === TypeReference) {
    const head = headOf((type as ts.TypeReferenceNode).typeName);
    const binding = head === undefined ? -1 : lookUp(draft, head.text);
    if (binding !== -1) draft.bindings[binding]!.metadataReads++;
  }
}

function isNothing(type: ts.TypeNode): boolean {
  return type.kind === Kind.UndefinedKeyword || (type.kind === Kind.LiteralType && (type as ts.LiteralTypeNode).literal.kind === Kind.NullKeyword);
}

function isDecorated(node: ts.Node): boolean {
  return (node as { readonly modifiers?: readonly ts.Node[] }).modifiers?.some((modifier) => modifier.kind === Decorator) === true;
}
