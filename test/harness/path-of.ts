/** API paths from text: `express: Router().get()` in the grammar of library patterns, for tests that ask what a path means. */
import { createPathTable } from '#link/api-path.ts';
import { parsePattern, type PatternStep } from '#link/pattern.ts';
import type { ApiPath, ApiStep } from '#model/value.ts';

const table = createPathTable();

/** `package: path`; a path that is left out is the package itself. */
export function pathOf(text: string): ApiPath {
  const [packageName = '', pattern = ''] = text.split(/:\s+|:$/, 2);
  const steps = pattern === '' ? [] : parsePattern(pattern).steps;
  return steps.reduce((path, step) => table.step(path, concrete(step)), table.root(packageName));
}

function concrete(step: PatternStep): ApiStep {
  if (step.kind === 'member') return { kind: 'member', name: step.name ?? '*' };
  if (step.kind === 'callback') return { ...step, argument: step.argument ?? 0 };
  return step;
}
