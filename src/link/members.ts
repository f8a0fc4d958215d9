/** Members of values: through classes, bases, literals, namespaces, declared types and API paths. */
import type { ClassMemberFact, FileFacts, PropertyFact } from '#model/facts.ts';
import type { Cls, Closure, Value } from '#model/value.ts';
import { enclose } from '#link/bindings.ts';
import { unknown, type Linker } from '#link/linker.ts';
import { isKnown, knownOf, orUnknown, union } from '#link/value-set.ts';

const CYCLE: readonly Value[] = [];

/** Values of `value.name`; never empty. */
export function memberValues(linker: Linker, value: Value, name: string): readonly Value[] {
  switch (value.kind) {
    case 'external':
      if (name === 'exports' && value.site && value.path.step?.kind === 'member' && value.path.step.name === 'module' && value.path.package === 'globals') {
        const whole = linker.indexes(value.site.file).exportOf.get('=');
        const fact = whole === undefined ? undefined : value.site.file.exports[whole];
        const given = fact?.kind === 'expression' ? knownOf(linker.valuesOf(value.site.file, fact.expression)) : [];
        return given.length > 0 ? given : [{ kind: 'namespace', file: value.site.file }];
      }
      return [linker.external(name === 'default' ? value.path : linker.step(value.path, { kind: 'member', name }), value.site, value.typeArgs)];
    case 'function': {
      const attached = linker.attachments.get(value.fn)?.get(name);
      if (attached) return attached;
      if (name === 'call' || name === 'apply' || name === 'bind') return [value];
      linker.memo.taint();
      return [unknown(`member '${name}' of a function`)];
    }
    case 'class':
      return staticMember(linker, value.cls, name, value.closure);
    case 'instance':
      return instanceMember(linker, value, name);
    case 'object':
      return orUnknown(memoisedObjectMember(linker, value, name), `no member '${name}' in the object`);
    case 'array':
      return [builtin(linker, 'Array', name, value.site)];
    case 'promise':
      return [builtin(linker, 'Promise', name, undefined)];
    case 'namespace':
      return linker.valuesOfExport(value.file, name);
    case 'enum': {
      const member = value.file.declarations[value.declaration]?.members.find((candidate) => candidate.name === name);
      const type = member && value.file.types[member.type];
      return [type?.kind === 'literal' ? { kind: 'literal', value: type.value } : unknown('a computed enum member')];
    }
    case 'literal':
      return [typeof value.value === 'string' ? builtin(linker, 'String', name, undefined) : unknown('member of a primitive')];
    case 'typed':
      return typedMember(linker, value, name);
    case 'unknown':
      return [value];
  }
}

/** Names of members that a value is known to have, in order of declaration. */
export function namesOfMembers(linker: Linker, value: Value): readonly string[] {
  const names = new Set<string>();
  addNames(linker, value, names, new Set());
  return [...names];
}

/** `visited` ends literals that spread each other. */
function addNames(linker: Linker, value: Value, names: Set<string>, visited: Set<object>): void {
  switch (value.kind) {
    case 'object': {
      const literal = value.site.file.expressions[value.site.expression];
      if (literal?.kind !== 'object' || visited.has(literal)) break;
      visited.add(literal);
      for (const property of literal.properties) {
        if (property.name !== undefined) names.add(property.name);
        else if (property.kind === 'spread') for (const spread of linker.valuesOf(value.site.file, property.value)) addNames(linker, spread, names, visited);
      }
      break;
    }
    case 'class':
      for (const member of value.cls.fact.members) if (member.static) names.add(member.name);
      break;
    case 'instance':
      for (const cls of linker.ancestry(value.cls).classes) for (const member of cls.fact.members) if (!member.static) names.add(member.name);
      break;
    case 'namespace':
      for (const fact of value.file.exports) if ('name' in fact && fact.name !== '=') names.add(fact.name);
      break;
    case 'enum':
      for (const member of value.file.declarations[value.declaration]?.members ?? []) names.add(member.name);
      break;
    default:
  }
  for (const name of linker.attachments.get(identityOf(value) ?? NOBODY)?.keys() ?? []) names.add(name);
}

const NOBODY = {};

/** The object by which attachments know a value; undefined for values that carry none. */
export function identityOf(value: Value): object | undefined {
  switch (value.kind) {
    case 'function':
      return value.fn;
    case 'class':
      return value.cls;
    case 'namespace':
      return value.file;
    case 'object':
      return value.site.file.expressions[value.site.expression];
    default:
      return undefined;
  }
}

function builtin(linker: Linker, type: string, name: string, site: { file: FileFacts; expression: number } | undefined): Value {
  const instance = linker.step(linker.step(linker.root('globals'), { kind: 'member', name: type }), { kind: 'instance' });
  return linker.external(linker.step(instance, { kind: 'member', name }), site);
}

function staticMember(linker: Linker, cls: Cls, name: string, closure: Closure | undefined): readonly Value[] {
  const attached = linker.attachments.get(cls)?.get(name);
  if (attached) return attached;
  const { classes, external } = linker.ancestry(cls);
  if (name === 'prototype') return [{ kind: 'instance', cls, typeArgs: [], closure }];
  for (const level of classes) {
    const member = level.fact.members.find((candidate) => candidate.static && candidate.name === name);
    if (member) return memberFactValues(linker, level, member, { kind: 'class', cls, closure });
  }
  if (external) return [linker.external(linker.step(external, { kind: 'member', name }))];
  linker.memo.taint();
  return [unknown(`no static member '${name}'`)];
}

function instanceMember(linker: Linker, value: Extract<Value, { kind: 'instance' }>, name: string): readonly Value[] {
  if (value.closure) return findInstanceMember(linker, value, name);
  return linker.memo.values(value.cls, name, () => findInstanceMember(linker, value, name), CYCLE);
}

function findInstanceMember(linker: Linker, value: Extract<Value, { kind: 'instance' }>, name: string): readonly Value[] {
  if (name === 'constructor') return [{ kind: 'class', cls: value.cls, closure: value.closure }];
  const { classes, external } = linker.ancestry(value.cls);
  for (const cls of classes) {
    // A setter alone, or an overload, says nothing of the value.
    const members = cls.fact.members.filter((candidate) => !candidate.static && candidate.name === name && candidate.kind !== 'setter');
    const member = members.find((candidate) => candidate.fn !== undefined && !cls.file.functions[candidate.fn]!.bodiless) ?? members[0];
    const assigned = assignedMember(linker, cls, name, value.closure);
    if (!member) {
      if (assigned.length > 0) return assigned;
      continue;
    }
    const isOpen = member.abstract || (member.fn !== undefined && cls.file.functions[member.fn]!.bodiless);
    if (isOpen) {
      const concrete = linker.subclassesOf(value.cls).flatMap((sub) => sub.fact.members.filter((candidate) => !candidate.static && candidate.name === name && !candidate.abstract).flatMap((candidate) => memberFactValues(linker, sub, candidate, { kind: 'instance', cls: sub, typeArgs: [], closure: undefined })));
      if (concrete.length > 0) return union(concrete);
    }
    const own = memberFactValues(linker, cls, member, value);
    return isKnown(own) && !own.every((one) => one.kind === 'literal') ? own : orUnknown(union(assigned, knownOf(own)), `nothing is known of '${name}'`);
  }
  if (external) return [linker.external(linker.step(linker.step(external, { kind: 'instance' }), { kind: 'member', name }), undefined, value.typeArgs.length > 0 ? value.typeArgs : baseTypeArgs(classes))];
  const attached = linker.attachments.get(value.cls)?.get(name);
  if (attached) return attached;
  if (value.cls.fact.abstract) {
    const below = linker.subclassesOf(value.cls).flatMap((sub) => sub.fact.members.filter((candidate) => !candidate.static && candidate.name === name).flatMap((candidate) => memberFactValues(linker, sub, candidate, { kind: 'instance', cls: sub, typeArgs: [], closure: undefined })));
    if (below.length > 0) return union(below);
  }
  linker.memo.taint();
  return [unknown(`no member '${name}' in ${value.cls.fact.name}`)];
}

/** `class Orders extends Repository<Order>`: the arguments given to the external base. */
function baseTypeArgs(classes: readonly Cls[]): readonly { file: FileFacts; type: number }[] {
  const top = classes[classes.length - 1];
  return top ? top.fact.extendsArgs.map((type) => ({ file: top.file, type })) : [];
}

function assignedMember(linker: Linker, cls: Cls, name: string, closure: Closure | undefined): readonly Value[] {
  const assignments = linker.indexes(cls.file).thisAssignments;
  const found: (readonly Value[])[] = [];
  const methods = [...cls.fact.members.map((member) => member.fn), cls.fact.constructorFn];
  for (const fn of methods) {
    const values = fn === undefined ? undefined : assignments.get(fn)?.get(name);
    for (const value of values ?? []) found.push(knownOf(linker.valuesOf(cls.file, value, closure)));
  }
  return union(...found);
}

function memberFactValues(linker: Linker, cls: Cls, member: ClassMemberFact, self: Value): readonly Value[] {
  const closure = self.kind === 'instance' || self.kind === 'class' ? self.closure : undefined;
  const { file } = cls;
  if (member.fn !== undefined) {
    const fn = linker.fn(file, member.fn);
    if (member.kind === 'getter') return linker.returnsOf(fn, closure, self);
    return [{ kind: 'function', fn, self, closure }];
  }
  const tokens = member.decorators.flatMap((decorator) => injectTokens(linker, file, decorator));
  const provided = knownOf(linker.provided(tokens));
  if (provided.length > 0) return provided;
  const given = member.value === undefined ? [] : linker.valuesOf(file, member.value, closure);
  const known = knownOf(given);
  if (known.some((value) => value.kind !== 'literal')) return given.map((value) => (closure ? enclose(value, closure) : value));
  const declared = member.type === undefined ? [] : linker.valuesOfType({ file, type: member.type });
  return isKnown(declared) ? declared : orUnknown(union(given, declared), `nothing is known of '${member.name}'`);
}

/** Tokens that an injecting decorator names; empty for any other decorator. */
export function injectTokens(linker: Linker, file: FileFacts, decorator: number): readonly Value[] {
  const call = file.expressions[decorator];
  if (call?.kind !== 'call') return [];
  for (const callee of linker.valuesOf(file, call.callee)) {
    if (callee.kind !== 'external') continue;
    for (const row of linker.meanings.at(linker.step(callee.path, { kind: 'call' }))) {
      const argument = row.means === 'inject' ? call.args[row.token] : undefined;
      if (argument !== undefined) return linker.valuesOf(file, argument);
    }
  }
  return [];
}

/** Literals may spread each other in a circle. */
function memoisedObjectMember(linker: Linker, value: Extract<Value, { kind: 'object' }>, name: string): readonly Value[] {
  const { file, expression } = value.site;
  if (value.closure) return linker.memo.values(value.closure, `${file.path}:${String(expression)}.${name}`, () => objectMember(linker, value, name), CYCLE);
  return linker.memo.values(file.expressions[expression]!, name, () => objectMember(linker, value, name), CYCLE);
}

function objectMember(linker: Linker, value: Extract<Value, { kind: 'object' }>, name: string): readonly Value[] {
  const { file, expression } = value.site;
  const literal = file.expressions[expression];
  if (literal?.kind !== 'object') return [];
  const attached = linker.attachments.get(literal)?.get(name);
  const found: (readonly Value[])[] = attached ? [attached] : [];
  // Later properties win over earlier ones.
  for (let at = literal.properties.length - 1; at >= 0; at -= 1) {
    const property = literal.properties[at]!;
    const values = propertyValues(linker, value, property, name);
    if (values === undefined) continue;
    found.push(values);
    if (property.kind !== 'spread') break;
  }
  if (found.length === 0) linker.memo.taint();
  return union(...found);
}

function propertyValues(linker: Linker, value: Extract<Value, { kind: 'object' }>, property: PropertyFact, name: string): readonly Value[] | undefined {
  const { file } = value.site;
  if (property.kind === 'spread') {
    const values = knownOf(union(...linker.valuesOf(file, property.value, value.closure).map((spread) => linker.memberOf(spread, name))));
    return values.length > 0 ? values : undefined;
  }
  const isNamed = property.name === name || (property.key !== undefined && linker.stringOf(file, property.key) === name);
  if (!isNamed || property.kind === 'setter') return undefined;
  const values = linker.valuesOf(file, property.value, value.closure);
  if (property.kind !== 'getter') return values.map((one) => (one.kind === 'function' && !one.self ? { ...one, self: value } : one));
  return union(...values.map((getter) => (getter.kind === 'function' ? linker.returnsOf(getter.fn, getter.closure, value) : [getter])));
}

function typedMember(linker: Linker, value: Extract<Value, { kind: 'typed' }>, name: string): readonly Value[] {
  const { file, type } = value.type;
  const fact = file.types[type];
  if (fact?.kind === 'object') {
    const member = fact.members.find((candidate) => candidate.name === name);
    return member ? linker.valuesOfType({ file, type: member.type }) : [unknown(`no member '${name}' in the type`)];
  }
  if (fact?.kind === 'name' && fact.binding >= 0) {
    const found = declaredMember(linker, file, fact.binding, name, 0);
    if (found) return found;
  }
  return [unknown(`member '${name}' of a declared type`)];
}

function declaredMember(linker: Linker, file: FileFacts, binding: number, name: string, level: number): readonly Value[] | undefined {
  if (level > 6) return undefined;
  const target = linker.declarationOf(file, binding);
  if (!target) return undefined;
  const declaration = target.file.declarations[target.declaration]!;
  const member = declaration.members.find((candidate) => candidate.name === name);
  if (member) return linker.valuesOfType({ file: target.file, type: member.type });
  for (const base of declaration.extends) {
    const fact = target.file.types[base];
    const found = fact?.kind === 'name' && fact.binding >= 0 ? declaredMember(linker, target.file, fact.binding, name, level + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}
