/** Does a function ask who is calling? */
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

/** It reads the current user or session from the request, or a parameter is given them by a decorator; nested functions count. */
export function readsCaller(system: System, fn: Fn): boolean {
  const { program, meanings } = system;
  const { file, fact } = fn;
  const isCaller = (part: string) => part === 'user' || part === 'session';
  const byDecorator = fact.parameters.some((parameter) => parameter.decorators.some((decorator) => decoratorNamesCaller(system, fn, decorator)));
  if (byDecorator) return true;
  return file.expressions.some((expression, id) => {
    if (expression.kind !== 'member' || expression.start < fact.start || expression.end > fact.end) return false;
    if (isNamedLikeCaller(system, fn, expression)) return true;
    return program.valuesOf(file, id).some((value) => value.kind === 'external' && meanings.at(value.path).some((row) => row.means === 'requestRead' && isCaller(row.part)));
  });
}

// The request may come from a container or a context of unknown make; a name is enough where it only keeps a rule silent.
const REQUESTS = /^(?:req|request|ctx|context|socket|session)$/i;
const CALLERS = /^(?:user|currentUser|auth|userId|session|account)$/;

function isNamedLikeCaller(system: System, fn: Fn, member: { readonly object: number; readonly name: string }): boolean {
  const object = system.program.expression(fn.file, member.object);
  const name = object.kind === 'member' ? object.name : object.kind === 'reference' ? fn.file.bindings[object.binding]!.name : '';
  return CALLERS.test(member.name) && REQUESTS.test(name);
}

/** `@CurrentUser()`: a package's, or the project's own made of a function that reads the caller. */
function decoratorNamesCaller(system: System, fn: Fn, decorator: number): boolean {
  const { program, meanings } = system;
  const call = program.expression(fn.file, decorator);
  const callee = call.kind === 'call' ? call.callee : decorator;
  return program.valuesOf(fn.file, callee).some((value) => {
    if (value.kind !== 'external') return false;
    const path = call.kind === 'call' ? program.step(value.path, { kind: 'call' }) : value.path;
    if (meanings.at(path).some((row) => row.means === 'requestPart' && (row.part === 'user' || row.part === 'session'))) return true;
    const made = value.site && program.callAt(value.site.file, value.site.expression);
    return made?.callbacks.some((callback) => readsCaller(system, callback.fn) || namesUser(callback.fn)) ?? false;
  });
}

/** A parameter decorator's function that hands over a member called `user`, wherever it gets it from. */
function namesUser(fn: Fn): boolean {
  return fn.file.expressions.some((expression) => expression.kind === 'member' && CALLERS.test(expression.name) && expression.start >= fn.fact.start && expression.end <= fn.fact.end);
}
