/** What holds of every file's facts, whatever the file: ids lead somewhere, and things belong together. */
import type { ExpressionFact, FileFacts, TypeFact } from '#model/facts.ts';

/** The invariants that the facts break, one sentence each; empty if they are sound. */
export function brokenInvariants(facts: FileFacts): readonly string[] {
  const broken: string[] = [];
  const { expressions, types, functions, classes, bindings, contexts, imports, declarations } = facts;

  const check = (holds: boolean, what: string): void => { if (!holds && broken.length < 20) broken.push(what); };
  const inside = (id: number, list: readonly unknown[], what: string): void => check(Number.isInteger(id) && id >= 0 && id < list.length, `${what}: ${id} of ${list.length}`);
  const optional = (id: number | undefined, list: readonly unknown[], what: string): void => { if (id !== undefined && id !== -1) inside(id, list, what); };
  const range = ({ start, end }: { readonly start: number; readonly end: number }, what: string): void => check(start >= 0 && start <= end, `${what}: range ${start}–${end}`);

  const expressionIds = (fact: ExpressionFact): readonly number[] => {
    switch (fact.kind) {
      case 'member': return [fact.object];
      case 'index': return [fact.object, fact.index];
      case 'call':
      case 'new': return [fact.callee, ...fact.args];
      case 'await':
      case 'spread':
      case 'cast':
      case 'yield': return [fact.value];
      case 'template': return [...fact.values, ...(fact.tag === undefined ? [] : [fact.tag])];
      case 'object': return fact.properties.flatMap(({ value, key }) => (key === undefined ? [value] : [value, key]));
      case 'array':
      case 'sequence': return fact.items;
      case 'conditional': return [fact.test, fact.whenTrue, fact.whenFalse];
      case 'logical':
      case 'binary': return [fact.left, fact.right];
      case 'unary': return [fact.operand];
      case 'assign': return fact.target === -1 ? [fact.value] : [fact.target, fact.value];
      case 'element':
      case 'key':
      case 'rest': return [fact.of];
      default: return [];
    }
  };
  expressions.forEach((fact, id) => {
    range(fact, `expression ${id}`);
    for (const part of expressionIds(fact)) {
      inside(part, expressions, `${fact.kind} ${id}`);
      check(part !== id, `${fact.kind} ${id} holds itself`);
    }
    if (fact.kind === 'reference') inside(fact.binding, bindings, `reference ${id}`);
    if (fact.kind === 'function' || fact.kind === 'this' || fact.kind === 'parameter') inside(fact.fn, functions, `${fact.kind} ${id}`);
    if (fact.kind === 'class' || fact.kind === 'super') inside(fact.cls, classes, `${fact.kind} ${id}`);
    if (fact.kind === 'module') inside(fact.import, imports, `module ${id}`);
    if (fact.kind === 'caught') check(contexts[fact.context]?.kind === 'catch', `caught ${id} by no catch`);
    if (fact.kind === 'template') check(fact.strings.length === fact.values.length + 1, `template ${id}`);
    if (fact.kind === 'call' || fact.kind === 'new') for (const type of fact.typeArgs) inside(type, types, `${fact.kind} ${id}`);
  });

  const typeIds = (fact: TypeFact): readonly number[] => {
    switch (fact.kind) {
      case 'name':
      case 'import': return fact.args;
      case 'array': return [fact.element];
      case 'tuple': return fact.elements;
      case 'union':
      case 'intersection': return fact.types;
      case 'function': return [...fact.parameters, fact.returns];
      case 'object': return fact.members.map(({ type }) => type);
      case 'indexed': return [fact.object, fact.index];
      default: return [];
    }
  };
  types.forEach((fact, id) => {
    for (const part of typeIds(fact)) check(part >= 0 && part < id, `type ${id} (${fact.kind}) comes before its part ${part}`);
    if (fact.kind === 'name') optional(fact.binding, bindings, `type ${id}`);
    if (fact.kind === 'typeof') inside(fact.expression, expressions, `type ${id}`);
  });

  bindings.forEach((fact) => {
    range(fact, `binding ${fact.name}`);
    inside(fact.owner, functions, `owner of ${fact.name}`);
    for (const value of fact.values) inside(value, expressions, `value of ${fact.name}`);
    optional(fact.type, types, `type of ${fact.name}`);
  });

  check(functions[0]?.kind === 'module' && functions[0].parent === -1, 'function 0 is the module');
  functions.forEach((fn, id) => {
    range(fn, `function ${id}`);
    check(id === 0 || (fn.parent >= 0 && fn.parent < id), `function ${id} comes before its parent ${fn.parent}`);
    if (fn.context !== -1) check(contexts[fn.context]?.fn === fn.parent, `function ${id} stands in a context of another function`);
    optional(fn.cls, classes, `class of function ${id}`);
    optional(fn.binding, bindings, `binding of function ${id}`);
    optional(fn.returns, types, `return type of function ${id}`);
    for (const { kind, expression, context } of fn.events) {
      optional(expression, expressions, `event ${kind}`);
      if (context !== -1) check(contexts[context]?.fn === id, `${kind} of function ${id} stands in a context of another function`);
      const what = expressions[expression];
      if (kind === 'call') check(what?.kind === 'call' || what?.kind === 'template', `call event of a ${what?.kind}`);
      if (kind === 'new' || kind === 'assign' || kind === 'module') check(what?.kind === kind, `${kind} event of a ${what?.kind}`);
    }
    fn.parameters.forEach((parameter, index) => {
      const expression = expressions[parameter.expression];
      check(expression?.kind === 'parameter' && expression.fn === id && expression.index === index, `parameter ${index} of function ${id}`);
      optional(parameter.binding, bindings, `parameter ${index} of function ${id}`);
      optional(parameter.default, expressions, `default of parameter ${index}`);
    });
  });

  classes.forEach((cls, id) => {
    inside(cls.owner, functions, `owner of class ${id}`);
    optional(cls.binding, bindings, `binding of class ${id}`);
    optional(cls.extends, expressions, `base of class ${id}`);
    if (cls.constructorFn !== undefined) check(functions[cls.constructorFn]?.cls === id, `constructor of class ${id}`);
    for (const member of cls.members) {
      range(member, `member ${member.name}`);
      optional(member.value, expressions, `member ${member.name}`);
      optional(member.type, types, `member ${member.name}`);
      if (member.fn !== undefined) check(functions[member.fn]?.cls === id, `member ${member.name} of class ${id}`);
    }
  });

  contexts.forEach((context, id) => {
    range(context, `context ${id}`);
    inside(context.fn, functions, `context ${id}`);
    check(context.parent < id, `context ${id} comes before its parent`);
    if (context.parent !== -1) check(contexts[context.parent]?.fn === context.fn, `context ${id} and its parent are of two functions`);
  });

  imports.forEach((fact) => { for (const { binding } of fact.names) inside(binding, bindings, `import of ${fact.specifier}`); });
  for (const fact of facts.exports) {
    if (fact.kind === 'binding') inside(fact.binding, bindings, `export ${fact.name}`);
    if (fact.kind === 'expression' || fact.kind === 'spread') inside(fact.expression, expressions, 'export');
  }
  for (const { name, binding, alias } of declarations) {
    optional(binding, bindings, `declaration ${name}`);
    optional(alias, types, `alias ${name}`);
  }
  for (const { binding, thisOf, path, value, fn } of facts.memberAssignments) {
    check((binding === -1) !== (thisOf === -1) && path.length > 0, 'member assignment of one root');
    inside(value, expressions, 'member assignment');
    inside(fn, functions, 'member assignment');
  }
  return broken;
}
