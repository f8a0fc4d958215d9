/** Handlers as they are attached: arrays, spreads and names of arrays are opened. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';
import type { Attached } from '#system/http/registration.ts';
import { restArguments, valuesIn, type Scene } from '#system/http/scene.ts';

/** In order, without repetition. */
export function attachedBy(program: Program, file: FileFacts, args: readonly ExpressionId[], scene: Scene): readonly Attached[] {
  const found: Attached[] = [];
  const seen = new Set<string>();
  for (const arg of args) open(file, arg, scene, 0);
  return found;

  function open(inFile: FileFacts, id: ExpressionId, inScene: Scene, level: number): void {
    const key = `${inFile.path}:${id}`;
    const fact = inFile.expressions[id];
    if (!fact || level > 10 || (level > 0 && seen.has(key))) return;
    seen.add(key);
    const opened = (items: readonly ExpressionId[]): void => items.forEach((item) => open(inFile, item, inScene, level + 1));
    switch (fact.kind) {
      case 'array':
        return opened(fact.items);
      case 'spread':
        return opened([fact.value]);
      case 'conditional':
        return opened([fact.whenTrue, fact.whenFalse]);
      case 'reference': {
        const rest = restArguments(inFile, id, inScene);
        if (rest) {
          for (const values of rest) found.push({ values, file: inFile, expression: id, scene: inScene });
          return;
        }
        const values = inFile.bindings[fact.binding]?.values ?? [];
        const holdsList = values.some((value) => ['array', 'conditional'].includes(inFile.expressions[value]?.kind ?? '') && isList(inFile, value));
        if (holdsList) return opened(values);
        break;
      }
      default:
    }
    const values = valuesIn(program, inFile, id, inScene);
    const lists = values.filter((value) => value.kind === 'array');
    if (lists.length === 0 || lists.length < values.length) {
      found.push({ values, file: inFile, expression: id, scene: inScene });
      return;
    }
    for (const list of lists) {
      if (list.site && !(list.site.file === inFile && list.site.expression === id)) open(list.site.file, list.site.expression, list.site.file === inFile ? inScene : { ...inScene, closure: undefined }, level + 1);
      else for (const element of list.elements) found.push({ values: [element], file: inFile, expression: id, scene: inScene });
    }
  }

  function isList(inFile: FileFacts, id: ExpressionId): boolean {
    const fact = inFile.expressions[id];
    return fact?.kind === 'array' || (fact?.kind === 'conditional' && (isList(inFile, fact.whenTrue) || isList(inFile, fact.whenFalse)));
  }
}
