/** The elements that a loop over a known list goes through. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { Value } from '#model/value.ts';
import { valuesIn, type Scene } from '#system/http/scene.ts';

/** Longer lists are data, not declarations. */
const MOST = 400;

/** Undefined if the list is not known element by element. */
export function elementsIn(program: Program, file: FileFacts, id: ExpressionId, scene: Scene, level = 0): readonly Value[] | undefined {
  const fact = file.expressions[id];
  if (!fact || level > 8) return undefined;
  if (fact.kind === 'array') {
    const items = fact.items.map((item) => {
      const inner = file.expressions[item];
      if (inner?.kind === 'spread') return elementsIn(program, file, inner.value, scene, level + 1);
      return valuesIn(program, file, item, scene).slice(0, 1);
    });
    return items.some((item) => item === undefined) || items.length > MOST ? undefined : items.flatMap((item) => item ?? []);
  }
  if (fact.kind === 'reference') {
    const values = file.bindings[fact.binding]?.values ?? [];
    const inner = values.length === 1 ? elementsIn(program, file, values[0]!, scene, level + 1) : undefined;
    if (inner) return inner;
  }
  if (fact.kind === 'call') {
    const callee = file.expressions[fact.callee];
    const argument = fact.args[0];
    if (callee?.kind === 'member') {
      const owner = file.expressions[callee.object];
      if (owner?.kind === 'global' && owner.name === 'Object' && argument !== undefined) return membersOf(program, valuesIn(program, file, argument, scene), callee.name);
      if (['filter', 'slice', 'concat', 'sort', 'reverse', 'entries'].includes(callee.name)) return elementsIn(program, file, callee.object, scene, level + 1);
    }
  }
  const values = valuesIn(program, file, id, scene);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== 'array') return undefined;
  if (only.site && (only.site.file !== file || only.site.expression !== id)) return elementsIn(program, only.site.file, only.site.expression, scene, level + 1);
  return only.site || only.elements.some((element) => element.kind === 'unknown') ? undefined : only.elements;
}

/** `Object.entries`, `Object.values` and `Object.keys` of an object whose members are known. */
function membersOf(program: Program, objects: readonly Value[], method: string): readonly Value[] | undefined {
  const [object] = objects;
  if (objects.length !== 1 || !object || (object.kind !== 'object' && object.kind !== 'namespace')) return undefined;
  const names = program.memberNames(object).slice(0, MOST);
  const key = (name: string): Value => ({ kind: 'literal', value: name });
  const value = (name: string): Value => program.memberOf(object, name)[0] ?? { kind: 'unknown', reason: 'no such member' };
  if (method === 'keys') return names.map(key);
  if (method === 'values') return names.map(value);
  return method === 'entries' ? names.map((name): Value => ({ kind: 'array', site: undefined, elements: [key(name), value(name)] })) : undefined;
}
