/** Where a registration is evaluated: what the functions around it were called with, and which element each loop has come to. */
import type { ExpressionFact, ExpressionId, FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { Closure, Site, Value } from '#model/value.ts';

export interface Scene {
  readonly closure: Closure | undefined;
  /** Element that a loop has come to, by what it iterates. */
  readonly elements: ReadonlyMap<string, Value>;
  /** Calls that led here, outermost first. */
  readonly calls: readonly Site[];
}

export const NO_SCENE: Scene = { closure: undefined, elements: new Map(), calls: [] };

export function elementKey(file: FileFacts, iterated: ExpressionId): string {
  return `${file.path}:${iterated}`;
}

/** Values of an expression in a scene; never empty. */
export function valuesIn(program: Program, file: FileFacts, id: ExpressionId, scene: Scene, level = 0): readonly Value[] {
  const fact = file.expressions[id];
  if (!fact || level > 20) return [{ kind: 'unknown', reason: 'no expression' }];
  const known = special(program, file, fact, { scene, level });
  return known && known.length > 0 ? known : program.valuesOf(file, id, scene.closure);
}

/** Loops and rest parameters, which a program's own evaluation takes for any of their elements. */
function special(program: Program, file: FileFacts, fact: ExpressionFact, at: { readonly scene: Scene; readonly level: number }): readonly Value[] | undefined {
  const { scene } = at;
  if (scene.elements.size === 0 && scene.closure === undefined) return undefined;
  const inner = (id: ExpressionId): readonly Value[] => valuesIn(program, file, id, scene, at.level + 1);
  switch (fact.kind) {
    case 'element': {
      const element = scene.elements.get(elementKey(file, fact.of));
      if (element) return fact.index === undefined ? [element] : itemAt(program, element, fact.index);
      const rest = restArguments(file, fact.of, scene);
      if (rest && fact.index !== undefined) return rest[fact.index];
      const of = scene.elements.size > 0 && fact.index !== undefined ? inner(fact.of) : [];
      return of.length === 1 && of[0]!.kind === 'array' ? itemAt(program, of[0], fact.index!) : undefined;
    }
    case 'reference': {
      const binding = file.bindings[fact.binding];
      if (!binding || binding.owner === 0 && scene.elements.size === 0) return undefined;
      if (binding.kind === 'import' || binding.kind === 'function' || binding.kind === 'class' || binding.values.length !== 1) return undefined;
      const [value] = binding.values;
      const kind = file.expressions[value!]?.kind;
      return kind === 'element' || kind === 'member' || kind === 'index' || kind === 'reference' ? special(program, file, file.expressions[value!]!, { scene, level: at.level + 1 }) : undefined;
    }
    case 'member': {
      if (!dependsOnScene(file, fact.object, scene, 0)) return undefined;
      return inner(fact.object).flatMap((value) => (value.kind === 'unknown' ? [] : program.memberOf(value, fact.name)));
    }
    case 'index': {
      const rest = restArguments(file, fact.object, scene);
      const position = rest && positionFromEnd(file, fact.index);
      if (rest && position !== undefined) return rest[rest.length - position];
      const name = dependsOnScene(file, fact.index, scene, 0) || dependsOnScene(file, fact.object, scene, 0) ? textIn(program, file, fact.index, scene, at.level + 1) : undefined;
      return name === undefined ? undefined : inner(fact.object).flatMap((value) => (value.kind === 'unknown' ? [] : program.memberOf(value, name)));
    }
    default:
      return undefined;
  }
}

function dependsOnScene(file: FileFacts, id: ExpressionId, scene: Scene, level: number): boolean {
  const fact = file.expressions[id];
  if (!fact || level > 8) return false;
  switch (fact.kind) {
    case 'element':
      return scene.elements.has(elementKey(file, fact.of)) || restArguments(file, fact.of, scene) !== undefined || dependsOnScene(file, fact.of, scene, level + 1);
    case 'reference':
      return (file.bindings[fact.binding]?.values ?? []).some((value) => dependsOnScene(file, value, scene, level + 1));
    case 'member':
    case 'index':
      return dependsOnScene(file, fact.object, scene, level + 1);
    case 'parameter':
      return closureOf(file, fact.fn, scene) !== undefined;
    default:
      return false;
  }
}

function closureOf(file: FileFacts, fn: number, scene: Scene): Closure | undefined {
  for (let level = scene.closure; level; level = level.outer) if (level.fn.file === file && level.fn.id === fn) return level;
  return undefined;
}

/** The arguments that a rest parameter holds; undefined if the expression is none. */
export function restArguments(file: FileFacts, id: ExpressionId, scene: Scene): readonly (readonly Value[])[] | undefined {
  let fact = file.expressions[id];
  if (fact?.kind === 'reference') {
    const values = file.bindings[fact.binding]?.values ?? [];
    fact = values.length === 1 ? file.expressions[values[0]!] : undefined;
  }
  if (fact?.kind !== 'parameter' || !file.functions[fact.fn]?.parameters[fact.index]?.rest) return undefined;
  return closureOf(file, fact.fn, scene)?.args.slice(fact.index);
}

/** `args.length - 2` → 2. */
function positionFromEnd(file: FileFacts, id: ExpressionId): number | undefined {
  const fact = file.expressions[id];
  if (fact?.kind !== 'binary' || fact.operator !== '-') return undefined;
  const left = file.expressions[fact.left];
  const right = file.expressions[fact.right];
  return left?.kind === 'member' && left.name === 'length' && right?.kind === 'literal' && typeof right.value === 'number' ? right.value : undefined;
}

function itemAt(program: Program, list: Value, index: number): readonly Value[] | undefined {
  if (list.kind !== 'array') return undefined;
  const literal = list.site?.file.expressions[list.site.expression];
  if (list.site && literal?.kind === 'array' && literal.items[index] !== undefined) return program.valuesOf(list.site.file, literal.items[index]);
  return list.elements[index] === undefined ? undefined : [list.elements[index]];
}

/** The one string that an expression is in a scene; undefined if it is not known or not one. */
export function textIn(program: Program, file: FileFacts, id: ExpressionId, scene: Scene, level = 0): string | undefined {
  const fact = file.expressions[id];
  if (!fact || level > 12) return undefined;
  const inner = (part: ExpressionId): string | undefined => textIn(program, file, part, scene, level + 1);
  if (fact.kind === 'literal') return fact.type === 'string' || fact.type === 'number' ? String(fact.value) : undefined;
  if (fact.kind === 'template' && fact.tag === undefined) {
    // A part that only the configuration knows stands for any one segment of the path.
    return fact.values.reduce((text, value, at) => `${text}${inner(value) ?? '*'}${fact.strings[at + 1] ?? ''}`, fact.strings[0] ?? '');
  }
  if (fact.kind === 'binary' && fact.operator === '+') {
    const left = inner(fact.left);
    const right = inner(fact.right);
    return left === undefined && right === undefined ? undefined : `${left ?? '*'}${right ?? '*'}`;
  }
  if (fact.kind === 'logical' || fact.kind === 'conditional') {
    return fact.kind === 'logical' ? (inner(fact.right) ?? inner(fact.left)) : (inner(fact.whenTrue) ?? inner(fact.whenFalse));
  }
  const texts = new Set(valuesIn(program, file, id, scene, level + 1).map((value) => (value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined)));
  if (texts.size === 1) return [...texts][0];
  if (fact.kind === 'reference') {
    const values = file.bindings[fact.binding]?.values ?? [];
    if (values.length === 1) return inner(values[0]!);
  }
  return program.stringOf(file, id);
}
