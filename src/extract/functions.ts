/** Functions of every form: parameters, body, and the facts about them. */
import { ts } from '@ts-morph/common';
import type { ClassId, ExpressionId, Fate, FunctionFact, FunctionId, ParameterFact } from '#model/facts.ts';
import { walkExpression, walkStatements, walkType, type Walkers } from './dispatch.ts';
import { addEvent, addExpression, startOf, type Draft, type FunctionDraft, type Mutable } from './draft.ts';
import { guardDepth } from './guard-depth.ts';
import { hoistBlock, hoistPattern, hoistVars } from './hoist.ts';
import { intern } from './intern.ts';
import { hasModifier, modifiersOf } from './modifiers.ts';
import { takeHint } from './names.ts';
import { bindPattern, membersTaken, withDefault } from './patterns.ts';
import { declareName, enterScope, leaveScope } from './scope.ts';
import { declareTypeParameters } from './type-parameters.ts';

const { Block, ArrowFunction, FunctionExpression, AsyncKeyword, Identifier } = ts.SyntaxKind;
const Kind = ts.SyntaxKind;

export interface FunctionShape {
  readonly kind: FunctionFact['kind'];
  readonly cls: ClassId;
  /** Name known from outside; the function's own name and the hint come first. */
  readonly name?: string;
  /** A draft that exists already: the constructor, to which field initialisers belong. */
  readonly id?: FunctionId;
  readonly binding?: number;
}

/** Records a function with everything in it. */
export function walkFunction(draft: Draft, node: ts.FunctionLikeDeclaration, shape: FunctionShape): FunctionId {
  const decorators = decoratorsOfParameters(draft, node.parameters);
  const id = shape.id ?? addFunction(draft, node, shape);
  const fn = draft.functions[id]!;
  describe(draft, fn, node, shape);

  const outer = enterFunction(draft, id, shape.kind === 'arrow');
  const scope = enterScope(draft);
  if (node.kind === FunctionExpression && node.name !== undefined) declareOwnName(draft, node, id);
  if (node.typeParameters !== undefined) declareTypeParameters(draft, node.typeParameters);
  walkParameters(draft, node.parameters, fn, { id, decorators });
  if (node.type !== undefined) fn.returns = walkType(draft, node.type);
  if (node.body !== undefined) guardDepth(draft, node.body, walkBody);
  leaveScope(draft, scope);
  leaveFunction(draft, outer);
  return id;
}

export function addFunction(draft: Draft, node: ts.Node, { kind, cls, name = '' }: FunctionShape): FunctionId {
  const start = startOf(draft, node);
  return draft.functions.push({
    start, end: node.end, name, nameStart: start, nameEnd: start, kind, async: false, generator: false, parameters: [],
    parent: draft.fn, context: draft.context, cls, binding: -1, events: [], bodiless: false,
  }) - 1;
}

/** Makes a function the one whose code is walked; what it returns goes back. An arrow keeps the `this` around it. */
export function enterFunction(draft: Draft, id: FunctionId, keepsThis: boolean): Pick<Draft, 'fn' | 'events' | 'context' | 'thisOf'> {
  const { fn, events, context, thisOf } = draft;
  draft.fn = id;
  draft.events = draft.functions[id]!.events;
  draft.context = -1;
  if (!keepsThis) draft.thisOf = id;
  return { fn, events, context, thisOf };
}

export function leaveFunction(draft: Draft, outer: Pick<Draft, 'fn' | 'events' | 'context' | 'thisOf'>): void {
  draft.fn = outer.fn;
  draft.events = outer.events;
  draft.context = outer.context;
  draft.thisOf = outer.thisOf;
}

export function walkDecorators(draft: Draft, node: ts.Node): readonly ExpressionId[] {
  const decorators: ExpressionId[] = [];
  for (const modifier of modifiersOf(node)) {
    if (modifier.kind === Kind.Decorator) decorators.push(walkExpression(draft, modifier.expression, 'callee'));
  }
  return decorators.length === 0 ? NONE : decorators;
}

const NONE: readonly never[] = [];

function describe(draft: Draft, fn: FunctionDraft, node: ts.FunctionLikeDeclaration, shape: FunctionShape): void {
  const { hintStart, hintEnd } = draft;
  const hint = takeHint(draft);
  const { name } = node;
  fn.start = startOf(draft, node);
  fn.end = node.end;
  if (name !== undefined) {
    fn.name = shape.name ?? (name.kind === Identifier ? intern(name.text) : '');
    fn.nameStart = startOf(draft, name);
    fn.nameEnd = name.end;
  } else {
    fn.name = intern(hint) || (shape.name ?? '');
    fn.nameStart = hint === '' ? fn.start : hintStart;
    fn.nameEnd = hint === '' ? fn.start : hintEnd;
  }
  fn.async = hasModifier(node, AsyncKeyword);
  fn.generator = (node as ts.FunctionDeclaration).asteriskToken !== undefined;
  fn.bodiless = node.body === undefined;
  fn.binding = shape.binding ?? -1;
}

// A function expression's own name is known only inside it.
function declareOwnName(draft: Draft, node: ts.FunctionExpression, fn: FunctionId): void {
  const binding = declareName(draft, node.name!.text, 'function', node.name!);
  draft.bindings[binding]!.values.push(addExpression(draft, { kind: 'function', start: startOf(draft, node), end: node.end, fn }));
}

// Decorators run where the class is written, not in the function.
function decoratorsOfParameters(draft: Draft, parameters: readonly ts.ParameterDeclaration[]): readonly (readonly ExpressionId[])[] {
  let decorators: (readonly ExpressionId[])[] | undefined;
  for (let i = 0; i < parameters.length; i++) {
    if (parameters[i]!.modifiers === undefined) continue;
    decorators ??= parameters.map(() => NONE);
    decorators[i] = walkDecorators(draft, parameters[i]!);
  }
  return decorators ?? NONE;
}

function walkParameters(draft: Draft, nodes: readonly ts.ParameterDeclaration[], fn: FunctionDraft, { id, decorators }: { readonly id: FunctionId; readonly decorators: readonly (readonly ExpressionId[])[] }): void {
  // A first parameter `this` is a type annotation only.
  const first = nodes[0]?.name.kind === Identifier && (nodes[0].name).text === 'this' ? 1 : 0;
  if (first === 1 && nodes[0]!.type !== undefined) walkType(draft, nodes[0]!.type);
  for (let i = first; i < nodes.length; i++) hoistPattern(draft, nodes[i]!.name, 'parameter');

  for (let i = first; i < nodes.length; i++) {
    const node = nodes[i]!;
    const start = startOf(draft, node);
    const index = i - first;
    const isName = node.name.kind === Identifier;
    const expression = addExpression(draft, { kind: 'parameter', start, end: node.end, fn: id, index });
    const type = node.type === undefined ? undefined : walkType(draft, node.type);
    const value = node.initializer === undefined ? expression : withDefault(draft, expression, node.initializer);
    const binding = isName ? draft.names.get((node.name).text) ?? -1 : -1;
    if (binding !== -1 && type !== undefined) draft.bindings[binding]!.type = type;
    bindPattern(draft, node.name, value);

    const parameter: Mutable<ParameterFact> = {
      start, end: node.end, name: isName ? intern((node.name).text) : '', binding, expression,
      rest: node.dotDotDotToken !== undefined, optional: node.questionToken !== undefined || node.initializer !== undefined,
      decorators: decorators[i] ?? NONE, members: isName ? NONE : membersTaken(node.name),
    };
    if (type !== undefined) parameter.type = type;
    const fallback = draft.expressions[value]!;
    if (fallback.kind === 'logical') parameter.default = fallback.right;
    fn.parameters.push(parameter);
  }
}

function walkBody(draft: Draft, body: ts.Node): void {
  if (body.kind === Block) {
    const { statements } = body as ts.Block;
    hoistVars(draft, statements);
    hoistBlock(draft, statements);
    walkStatements(draft, statements);
  } else {
    addEvent(draft, 'return', walkExpression(draft, body, 'returned'), 'none');
  }
}

function walkFunctionExpression(draft: Draft, node: ts.FunctionExpression | ts.ArrowFunction, _fate: Fate): ExpressionId {
  const fn = walkFunction(draft, node, { kind: node.kind === ArrowFunction ? 'arrow' : 'function', cls: -1 });
  return addExpression(draft, { kind: 'function', start: startOf(draft, node), end: node.end, fn });
}

/** Records a declared function and gives it to its name; an overload gives nothing. */
export function walkFunctionDeclaration(draft: Draft, node: ts.FunctionDeclaration): undefined {
  const binding = node.name === undefined ? -1 : draft.names.get(node.name.text) ?? -1;
  const fn = walkFunction(draft, node, { kind: 'function', cls: -1, binding, ...(node.name === undefined && { name: 'default' }) });
  if (binding === -1) return;
  const known = draft.bindings[binding]!.values;
  if (node.body !== undefined || hasModifier(node, Kind.DeclareKeyword) && known.length === 0) known.push(addExpression(draft, { kind: 'function', start: startOf(draft, node), end: node.end, fn }));
}

export const functions: Partial<Walkers> = {
  expressions: [[FunctionExpression, walkFunctionExpression], [ArrowFunction, walkFunctionExpression]],
  statements: [[Kind.FunctionDeclaration, walkFunctionDeclaration]],
};
