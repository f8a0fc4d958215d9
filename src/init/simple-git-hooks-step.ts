/** simple-git-hooks: one more command in its JSON. */
import type { Workplace } from '#model/workplace.ts';
import { jsonAt, setJson } from './edit-json.ts';
import { changeHook, hookByHand, hookIsThere, mentionsLintel } from './hook-answers.ts';
import type { InitStep } from './init-plan.ts';
import { hookCommand } from './local-command.ts';

const REFRESH = '`npx simple-git-hooks` makes git use it.';

/** Undefined where simple-git-hooks is not used. */
export function simpleGitHooksStep(place: Workplace): InitStep | undefined {
  const { texts, prefix, dependencies } = place;
  const own = [...texts.keys()].find((file) => /(?:^|\/)\.?simple-git-hooks\.\w+$/.test(file));
  const manifest = `${prefix}package.json`;
  const isInManifest = jsonAt(texts.get(manifest) ?? '', ['simple-git-hooks']) !== undefined;
  if (own === undefined && !isInManifest && !dependencies.includes('simple-git-hooks')) return undefined;

  const command = hookCommand(place);
  const file = own ?? manifest;
  const before = texts.get(file) ?? '';
  const path = own === undefined ? ['simple-git-hooks', 'pre-commit'] : ['pre-commit'];
  if (!file.endsWith('.json')) {
    return mentionsLintel(before) ? hookIsThere() : hookByHand(`Add to \`pre-commit\` in ${file}:\n  ${command}\n${REFRESH}`);
  }
  const known = jsonAt(before, path);
  if (typeof known === 'string' && mentionsLintel(known)) return hookIsThere();
  return changeHook({ file, before, after: setJson(before, path, typeof known === 'string' ? `${known} && ${command}` : command) }, REFRESH);
}
