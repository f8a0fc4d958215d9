/** Short ways to say what a test expects of facts: look-ups by name, and expressions and types written out as text. */
import { expect } from 'vitest';
import { extractFile } from '#extract/extract-file.ts';
import type { BindingFact, ClassFact, ContextFact, EventFact, ExpressionId, FileFacts, FunctionFact, TypeDeclarationFact, TypeId } from '#model/facts.ts';
import { brokenInvariants } from './check-invariants.ts';

/** Facts of a text, sound in every id. */
export function factsOf(text: string, path = 'file.ts'): FileFacts {
  const facts = extractFile(path, text);
  expect(brokenInvariants(facts)).toEqual([]);
  return facts;
}

export function bindingNamed(facts: FileFacts, name: string): BindingFact {
  return found(facts.bindings.find((binding) => binding.name === name), name);
}

export function functionNamed(facts: FileFacts, name: string): FunctionFact {
  return found(facts.functions.find((fn) => fn.name === name), name);
}

export function classNamed(facts: FileFacts, name: string): ClassFact {
  return found(facts.classes.find((cls) => cls.name === name), name);
}

export function declarationNamed(facts: FileFacts, name: string): TypeDeclarationFact {
  return found(facts.declarations.find((declaration) => declaration.name === name), name);
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`There is no ${name}.`);
  return value;
}

/** Values of a name, written out. */
export function valuesOf(facts: FileFacts, name: string): readonly string[] {
  return bindingNamed(facts, name).values.map((value) => say(facts, value));
}

/** Events of a function, the module's by default: `call f() dropped`. */
export function eventsOf(facts: FileFacts, name = ''): readonly string[] {
  return functionNamed(facts, name).events.map((event) => sayEvent(facts, event));
}

function sayEvent(facts: FileFacts, { kind, expression, fate }: EventFact): string {
  const words = [kind, expression === -1 ? '' : say(facts, expression), fate === 'none' ? '' : fate];
  return words.filter((word) => word !== '').join(' ');
}

/** The fate of the call of a named function. */
export function fateOf(facts: FileFacts, called: string): string {
  for (const fn of facts.functions) {
    for (const event of fn.events) {
      const fact = facts.expressions[event.expression];
      if (event.kind === 'call' && fact?.kind === 'call' && say(facts, fact.callee) === called) return event.fate;
    }
  }
  throw new Error(`Nobody calls ${called}.`);
}

/** Contexts of a call, from the inside out: `catch`, `loop for-of`, `branch if true`. */
export function contextsOf(facts: FileFacts, called: string): readonly string[] {
  for (const fn of facts.functions) {
    for (const event of fn.events) {
      const fact = facts.expressions[event.expression];
      if (event.kind !== 'call' || fact?.kind !== 'call' || say(facts, fact.callee) !== called) continue;
      const contexts: string[] = [];
      for (let id = event.context; id !== -1; id = facts.contexts[id]!.parent) contexts.push(sayContext(facts, facts.contexts[id]!));
      return contexts;
    }
  }
  throw new Error(`Nobody calls ${called}.`);
}

function sayContext(facts: FileFacts, context: ContextFact): string {
  if (context.kind === 'loop') return `loop ${context.loop}`;
  if (context.kind === 'branch') return `${context.syntax} ${say(facts, context.test)} is ${context.when}`;
  if (context.kind === 'case') return `case ${context.test === -1 ? 'default' : say(facts, context.test)}`;
  return context.kind;
}

/** An expression written out: names as they are, `this#fn`, `param#0`, `fn:name`, `class:Name`. */
export function say(facts: FileFacts, id: ExpressionId): string {
  const fact = facts.expressions[id]!;
  const one = (part: ExpressionId): string => say(facts, part);
  const list = (parts: readonly ExpressionId[]): string => parts.map(one).join(', ');
  switch (fact.kind) {
    case 'reference': return facts.bindings[fact.binding]!.name;
    case 'global': return fact.name;
    case 'member': return `${one(fact.object)}${fact.optional ? '?' : ''}.${fact.name}`;
    case 'index': return `${one(fact.object)}[${one(fact.index)}]`;
    case 'call': return `${one(fact.callee)}${fact.optional ? '?.' : ''}${sayTypes(facts, fact.typeArgs)}(${list(fact.args)})`;
    case 'new': return `new ${one(fact.callee)}${sayTypes(facts, fact.typeArgs)}(${list(fact.args)})`;
    case 'await': return `await ${one(fact.value)}`;
    case 'literal': return fact.type === 'string' ? `'${String(fact.value)}'` : fact.type === 'undefined' ? 'undefined' : String(fact.value);
    case 'template': return `${fact.tag === undefined ? '' : one(fact.tag)}\`${fact.strings.map((text, index) => text + (index < fact.values.length ? `{${one(fact.values[index]!)}}` : '')).join('')}\``;
    case 'object': return `{${fact.properties.map((property) => `${property.kind === 'spread' ? '...' : `${property.name ?? `[${property.key === undefined ? '' : one(property.key)}]`}: `}${one(property.value)}`).join(', ')}}`;
    case 'array': return `[${list(fact.items)}]`;
    case 'spread': return `...${one(fact.value)}`;
    case 'function': return `fn:${facts.functions[fact.fn]!.name}`;
    case 'class': return `class:${facts.classes[fact.cls]!.name}`;
    case 'this': return `this#${facts.functions[fact.fn]!.name}`;
    case 'super': return `super#${facts.classes[fact.cls]!.name}`;
    case 'parameter': return `param#${fact.index}`;
    case 'conditional': return `(${one(fact.test)} ? ${one(fact.whenTrue)} : ${one(fact.whenFalse)})`;
    case 'logical':
    case 'binary': return `(${one(fact.left)} ${fact.operator} ${one(fact.right)})`;
    case 'unary': return `${fact.operator} ${one(fact.operand)}`;
    case 'assign': return `(${fact.target === -1 ? 'pattern' : one(fact.target)} ${fact.operator} ${one(fact.value)})`;
    case 'sequence': return `(${list(fact.items)})`;
    case 'cast': return `<${sayType(facts, fact.type)}>${one(fact.value)}`;
    case 'module': return `${fact.promise ? 'import' : 'require'}(${facts.imports[fact.import]!.specifier})`;
    case 'yield': return `yield${fact.delegate ? '*' : ''} ${one(fact.value)}`;
    case 'caught': return 'caught';
    case 'element': return `${fact.awaited ? 'await ' : ''}element${fact.index ?? ''} of ${one(fact.of)}`;
    case 'key': return `key of ${one(fact.of)}`;
    case 'rest': return `rest of ${one(fact.of)} without [${fact.without.join(', ')}]`;
    case 'unknown': return `unknown ${fact.reason}`;
  }
}

function sayTypes(facts: FileFacts, types: readonly TypeId[]): string {
  return types.length === 0 ? '' : `<${types.map((type) => sayType(facts, type)).join(', ')}>`;
}

/** A type written out. */
export function sayType(facts: FileFacts, id: TypeId | undefined): string {
  if (id === undefined) return 'none';
  const fact = facts.types[id]!;
  const list = (types: readonly TypeId[], between: string): string => types.map((type) => sayType(facts, type)).join(between);
  switch (fact.kind) {
    case 'name': return fact.name + sayTypes(facts, fact.args);
    case 'array': return `${sayType(facts, fact.element)}[]`;
    case 'tuple': return `[${list(fact.elements, ', ')}]`;
    case 'union': return list(fact.types, ' | ');
    case 'intersection': return list(fact.types, ' & ');
    case 'function': return `(${list(fact.parameters, ', ')}) => ${sayType(facts, fact.returns)}`;
    case 'object': return `{ ${fact.members.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${sayType(facts, type)}`).join('; ')} }`;
    case 'literal': return typeof fact.value === 'string' ? `'${fact.value}'` : String(fact.value);
    case 'typeof': return `typeof ${say(facts, fact.expression)}`;
    case 'import': return `import(${fact.specifier}).${fact.name}${sayTypes(facts, fact.args)}`;
    case 'indexed': return `${sayType(facts, fact.object)}[${sayType(facts, fact.index)}]`;
    case 'keyword': return fact.name;
    case 'unknown': return 'unknown';
  }
}

/** Exports written out: `name = value`, `* from 'x'`. */
export function exportsOf(facts: FileFacts): readonly string[] {
  return facts.exports.map((fact) => {
    switch (fact.kind) {
      case 'binding': return `${fact.typeOnly ? 'type ' : ''}${fact.name} is ${facts.bindings[fact.binding]!.name}`;
      case 'expression': return `${fact.name} is ${say(facts, fact.expression)}`;
      case 'from': return `${fact.typeOnly ? 'type ' : ''}${fact.name} is ${fact.imported} from ${fact.specifier}`;
      case 'star': return `${fact.typeOnly ? 'type ' : ''}* from ${fact.specifier}`;
      case 'spread': return `...${say(facts, fact.expression)}`;
    }
  });
}

/** Imports written out: `import x: default as a, b as c`. */
export function importsOf(facts: FileFacts): readonly string[] {
  return facts.imports.map(({ kind, specifier, names, atLoad }) => {
    const list = names.map(({ imported, binding, typeOnly }) => `${typeOnly ? 'type ' : ''}${imported} as ${facts.bindings[binding]!.name}`).join(', ');
    return `${kind} ${specifier}${list === '' ? '' : `: ${list}`}${atLoad ? '' : ' (later)'}`;
  });
}
