/** husky: a script in `.husky/`, and in old versions an entry in package.json. */
import type { Workplace } from '#model/workplace.ts';
import { jsonAt } from './edit-json.ts';
import { changeHook, hookByHand, hookIsThere, mentionsLintel } from './hook-answers.ts';
import type { InitStep } from './init-plan.ts';
import { keepLineBreaks } from './keep-line-breaks.ts';
import { hookCommand } from './local-command.ts';

/** Undefined where husky is not used. */
export function huskyStep(place: Workplace): InitStep | undefined {
  const { texts, folders, prefix, dependencies } = place;
  const command = hookCommand(place);
  const old = jsonAt(texts.get(`${prefix}package.json`) ?? '', ['husky', 'hooks', 'pre-commit']);
  if (typeof old === 'string' && !folders.has('.husky')) {
    if (mentionsLintel(old)) return hookIsThere();
    return hookByHand(`This is husky 4, which keeps its hooks in package.json. Add to \`husky.hooks.pre-commit\`:\n  ${old} && ${command}`);
  }
  const folder = ['.husky', `${prefix}.husky`].find((candidate) => folders.has(candidate));
  if (folder === undefined && !dependencies.includes('husky')) return undefined;

  const file = `${folder ?? '.husky'}/pre-commit`;
  const before = texts.get(file);
  if (before === undefined) return changeHook({ file, before, after: `${command}\n`, executable: true }, folder === undefined ? 'husky is not set up in this repository yet: `npx husky` does that.' : '');
  if (mentionsLintel(before)) return hookIsThere();
  if (endsEarly(before)) return hookByHand(`${file} ends before a line that is added to it would run. Put this line where it belongs:\n  ${command}`);
  return changeHook({ file, before, after: keepLineBreaks(before, (text) => `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${command}\n`) });
}

/** `exec` and `exit` at the script's own level: nothing behind them runs. */
function endsEarly(script: string): boolean {
  return /^(?:exec|exit)\b/m.test(script);
}
