/** Strings that expressions must be, through constants, enums and templates of constants. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Value } from '#model/value.ts';
import type { Linker } from '#link/linker.ts';

/** The one string, or undefined if it is not known or not one. */
export function constantString(linker: Linker, file: FileFacts, id: ExpressionId): string | undefined {
  const expression = file.expressions[id];
  switch (expression?.kind) {
    case 'literal':
      return expression.type === 'string' ? String(expression.value) : expression.type === 'number' ? String(expression.value) : undefined;
    case 'template': {
      if (expression.tag !== undefined) return undefined;
      let text = expression.strings[0] ?? '';
      for (const [at, value] of expression.values.entries()) {
        const part = constantString(linker, file, value);
        if (part === undefined) return undefined;
        text += part + (expression.strings[at + 1] ?? '');
      }
      return text;
    }
    case 'binary': {
      if (expression.operator !== '+') return undefined;
      const left = constantString(linker, file, expression.left);
      const right = left === undefined ? undefined : constantString(linker, file, expression.right);
      return right === undefined ? undefined : `${left}${right}`;
    }
    case 'reference':
    case 'member':
    case 'index':
    case 'cast':
      return onlyString(linker.valuesOf(file, id));
    case 'logical':
      return onlyString(linker.valuesOf(file, id)) ?? constantString(linker, file, expression.right);
    default:
      return undefined;
  }
}

function onlyString(values: readonly Value[]): string | undefined {
  const strings = new Set(values.flatMap((value) => (value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [])));
  const [first] = strings;
  return strings.size === 1 && values.every((value) => value.kind === 'literal') ? first : undefined;
}
