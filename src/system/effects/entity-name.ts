/** The name of the entity that a query is about: from types, from arguments, from the class or the member it is called on. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { QueryMeaning } from '#model/library.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { ApiPath, Site, TypeRef, Value } from '#model/value.ts';
import { argumentsOf, calleeOf, receiverOf, valuesAt } from '#system/call-meanings.ts';

/** As one row says it; undefined if it cannot be told. */
export function entityName(program: Program, row: QueryMeaning, path: ApiPath, call: CallSite | undefined): string | undefined {
  if (row.entity === 'receiverMember') return memberBeforeLast(path);
  if (row.entity === 'unknown' || !call) return undefined;
  if (typeof row.entity === 'object') return nameOf(program, valuesAt(program, call.caller.file, argumentsOf(program, call)[row.entity.argument] ?? -1));
  return row.entity === 'receiverClass' ? classOfReceiver(program, call) : fromReceiver(program, call);
}

/** An executor such as `getMany()` says nothing itself; the call that began its chain does. */
export function entityOfChain(program: Program, chain: readonly CallSite[]): string | undefined {
  for (const call of chain) {
    const given = fromArguments(program, call) ?? fromReceiver(program, call);
    if (given !== undefined) return given;
  }
  return undefined;
}

function memberBeforeLast(path: ApiPath): string | undefined {
  const step = path.parent?.step;
  return step?.kind === 'member' ? step.name.charAt(0).toUpperCase() + step.name.slice(1) : undefined;
}

function classOfReceiver(program: Program, call: CallSite): string | undefined {
  const receiver = receiverOf(program, call);
  return receiver && nameOf(program, valuesAt(program, call.caller.file, receiver.object));
}

/** `Repository<Order>` and `getRepository(Order)`. */
function fromReceiver(program: Program, call: CallSite): string | undefined {
  const receiver = receiverOf(program, call);
  if (!receiver) return undefined;
  // A wrapper of the project's own is asked for the repository of a class as well.
  const asked = program.callAt(call.caller.file, receiver.object);
  const given = asked && fromArguments(program, asked);
  if (given !== undefined) return given;
  for (const value of valuesAt(program, call.caller.file, receiver.object)) {
    if (value.kind === 'class' || value.kind === 'instance') return nameOfModel(program, value);
    if (value.kind !== 'external') continue;
    const argument = value.typeArgs[0];
    if (argument && !isTypeParameter(argument)) return program.typeName(argument.file, argument.type);
    const made = value.site && nameFromSite(program, value.site);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** `class Orders extends Repository<Order>` is about Order; a class of no library's is about nothing. */
function nameOfModel(program: Program, { cls }: Extract<Value, { kind: 'class' | 'instance' }>): string | undefined {
  const { classes, external } = program.ancestry(cls);
  if (!external) return undefined;
  const top = classes.at(-1);
  const [argument] = top?.fact.extendsArgs ?? [];
  const stands = top && argument !== undefined ? program.valuesOfType({ file: top.file, type: argument }).find((value) => value.kind === 'instance') : undefined;
  return (stands?.kind === 'instance' ? stands.cls.fact.name : cls.fact.name) || undefined;
}

/** Inside of a generic repository the entity is whatever its users say. */
function isTypeParameter({ file, type }: TypeRef): boolean {
  const fact = file.types[type];
  return fact?.kind === 'name' && fact.binding >= 0 && file.bindings[fact.binding]?.kind === 'typeParameter';
}

function nameFromSite(program: Program, site: Site): string | undefined {
  const call = program.callAt(site.file, site.expression);
  return call && fromArguments(program, call);
}

function fromArguments(program: Program, call: CallSite): string | undefined {
  for (const argument of argumentsOf(program, call)) {
    if (argument < 0 || !mayName(program, call.caller.file, argument)) continue;
    const classes = valuesAt(program, call.caller.file, argument).find((value) => value.kind === 'class');
    if (classes?.kind === 'class') return classes.cls.fact.name;
  }
  return undefined;
}

function mayName(program: Program, file: FileFacts, argument: ExpressionId): boolean {
  const { kind } = program.expression(file, argument);
  return kind === 'reference' || kind === 'member' || kind === 'class';
}

/** A row comes from a query, which was asked of a model, which was given its name: so many steps back are looked at. */
const MOST_STEPS = 4;

/** The entity that a model, a row or a name stands for. */
export function nameOf(program: Program, values: readonly Value[], steps = 0): string | undefined {
  for (const value of values) {
    if (value.kind === 'class' || value.kind === 'instance') return steps === 0 ? value.cls.fact.name || undefined : nameOfModel(program, value);
    if (value.kind === 'literal' && typeof value.value === 'string') return value.value;
    const made = value.kind === 'external' && value.site ? (literalArgument(program, value.site) ?? nameOfMaker(program, value.site, steps)) : undefined;
    if (made !== undefined) return made;
  }
  return undefined;
}

function nameOfMaker(program: Program, site: Site, steps: number): string | undefined {
  const call = program.callAt(site.file, site.expression);
  const receiver = call && receiverOf(program, call);
  return receiver && steps < MOST_STEPS ? nameOf(program, program.valuesOf(site.file, receiver.object), steps + 1) : undefined;
}

// On values of an ORM: every such call that takes a model's name or class has one of these names.
const MAKES_MODEL = new Set(['define', 'model', 'discriminator', 'createModel', 'getModel', 'collection', 'table', 'from', 'into', 'getRepository', 'getTreeRepository', 'getMongoRepository']);

function nameOfCallee(program: Program, call: CallSite): string | undefined {
  const callee = program.expression(call.caller.file, calleeOf(program, call));
  // `db('orders')` calls the client itself.
  return callee.kind === 'member' || callee.kind === 'global' ? callee.name : callee.kind === 'reference' ? 'table' : undefined;
}

/** `sequelize.define('Order', …)`, `mongoose.model('Order', …)`: the first argument names the model. */
function literalArgument(program: Program, site: Site): string | undefined {
  const call = program.callAt(site.file, site.expression);
  // A scope is named by a text as well: only what makes a model is given its name.
  if (!call || !MAKES_MODEL.has(nameOfCallee(program, call) ?? '')) return undefined;
  const argument = argumentsOf(program, call)[0];
  if (argument === undefined || argument < 0) return undefined;
  return program.stringOf(site.file, argument) ?? (mayName(program, site.file, argument) ? nameOfClass(program.valuesOf(site.file, argument)) : undefined);
}

function nameOfClass(values: readonly Value[]): string | undefined {
  const found = values.find((value) => value.kind === 'class');
  return found?.kind === 'class' ? found.cls.fact.name : undefined;
}
