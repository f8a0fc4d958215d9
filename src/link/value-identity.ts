/** A key that tells values apart: two values with the same key are the same thing at run time. */
import type { Program } from '#model/program.ts';
import type { ApiPath, Site, Value } from '#model/value.ts';

/** The key, or undefined for values that cannot be told apart (unknowns, values known only by their type). */
export function identityOf(program: Program, value: Value): string | undefined {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined ? undefined : `literal ${typeof value.value} ${String(value.value)}`;
    case 'class':
      return `class ${value.cls.file.path} ${value.cls.id}`;
    case 'function':
      return `function ${value.fn.file.path} ${value.fn.id}`;
    case 'object':
      return `object ${siteKey(value.site)}`;
    case 'external':
      return externalIdentity(program, value.path, value.site);
    default:
      return undefined;
  }
}

/** A path as text: `express.Router()`. */
export function pathText(path: ApiPath): string {
  if (path.parent === undefined || path.step === undefined) return path.package;
  const before = pathText(path.parent);
  switch (path.step.kind) {
    case 'member':
      return `${before}.${path.step.name}`;
    case 'call':
      return `${before}()`;
    case 'instance':
      return `${before}#`;
    case 'await':
      return `${before}~`;
    case 'element':
      return `${before}[]`;
    case 'callback':
      return `${before}(${path.step.argument}:${path.step.parameter})`;
  }
}

function externalIdentity(program: Program, path: ApiPath, site: Site | undefined): string {
  const text = pathText(path);
  // `Symbol.for('x')` is the same symbol wherever it is written; everything else that a call makes is as unique as the call.
  if (text === 'globals.Symbol.for()' && site !== undefined) {
    const fact = program.expression(site.file, site.expression);
    const name = fact.kind === 'call' && fact.args[0] !== undefined ? program.stringOf(site.file, fact.args[0]) : undefined;
    if (name !== undefined) return `symbol ${name}`;
  }
  const made = path.step?.kind === 'call' || path.step?.kind === 'instance';
  return made && site !== undefined ? `made ${text} ${siteKey(site)}` : `external ${text}`;
}

function siteKey(site: Site): string {
  return `${site.file.path} ${site.expression}`;
}
