/** lefthook: a command in its YAML. */
import { isMap, isSeq } from 'yaml';
import type { Workplace } from '#model/workplace.ts';
import { editYaml } from './edit-yaml.ts';
import { changeHook, hookByHand, hookIsThere, mentionsLintel } from './hook-answers.ts';
import type { InitStep } from './init-plan.ts';
import { hookCommand } from './local-command.ts';
import { SOURCE_ENDINGS } from './source-endings.ts';

/** Undefined where lefthook is not used. */
export function lefthookStep(place: Workplace): InitStep | undefined {
  const file = [...place.texts.keys()].find((name) => /^(?:\.config\/)?\.?lefthook\.\w+$/.test(name));
  const isInstalled = place.dependencies.includes('lefthook');
  if (file === undefined && !isInstalled) return undefined;

  const entry = { glob: `*.{${SOURCE_ENDINGS.join(',')}}`, run: hookCommand(place) };
  if (file === undefined) {
    return changeHook({ file: 'lefthook.yml', before: undefined, after: editYaml('', (document) => set(document, entry)) ?? '' }, '`npx lefthook install` makes git use it.');
  }
  const before = place.texts.get(file) ?? '';
  if (mentionsLintel(before)) return hookIsThere();

  const after = /\.ya?ml$/.test(file) ? editYaml(before, (document) => set(document, entry)) : undefined;
  if (after !== undefined) return changeHook({ file, before, after });
  return hookByHand(`Add to \`pre-commit\` in ${file}:\n  commands:\n    lintel:\n      glob: '${entry.glob}'\n      run: ${entry.run}`);
}

/** Where there are `jobs`, it is one more; `commands` are understood by every version. */
function set(document: Parameters<Parameters<typeof editYaml>[1]>[0], entry: { readonly glob: string; readonly run: string }): boolean {
  if (document.contents !== null && !isMap(document.contents)) return false;
  const hook = document.get('pre-commit', true);
  if (hook !== undefined && !isMap(hook)) return false;

  if (isSeq(document.getIn(['pre-commit', 'jobs'], true))) document.addIn(['pre-commit', 'jobs'], document.createNode({ name: 'lintel', ...entry }));
  else document.setIn(['pre-commit', 'commands', 'lintel'], document.createNode(entry));
  return true;
}
