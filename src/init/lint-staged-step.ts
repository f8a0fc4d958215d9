/** lint-staged by itself: something unknown runs it, and it runs lintel on the staged files. */
import type { Workplace } from '#model/workplace.ts';
import { jsonAt, setJson } from './edit-json.ts';
import { changeHook, hookByHand, hookIsThere } from './hook-answers.ts';
import type { InitStep } from './init-plan.ts';
import { SOURCE_ENDINGS } from './source-endings.ts';

const COMMAND = 'lintel check --';

/** Undefined where lint-staged is not used. It puts aside what is not staged and names the files, so lintel reads the work tree. */
export function lintStagedStep({ texts, prefix }: Workplace): InitStep | undefined {
  const own = [...texts.keys()].find((file) => /(?:^|\/)(?:\.lintstagedrc(?:\.\w+)?|lint-staged\.config\.\w+)$/.test(file));
  const manifest = [`${prefix}package.json`, 'package.json'].find((file) => jsonAt(texts.get(file) ?? '', ['lint-staged']) !== undefined);
  const file = own ?? manifest;
  if (file === undefined) return undefined;

  const before = texts.get(file) ?? '';
  const glob = `*.{${SOURCE_ENDINGS.join(',')}}`;
  const path = own === undefined ? ['lint-staged', glob] : [glob];
  const settings = jsonAt(before, own === undefined ? ['lint-staged'] : []);
  if (/\blintel\b/.test(settings === undefined ? before : JSON.stringify(settings))) return hookIsThere();
  if (!/^(?:package|.*\.lintstagedrc)(?:\.json)?$/.test(file.slice(file.lastIndexOf('/') + 1)) || typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    return hookByHand(`Add to ${file}:\n  '${glob}': '${COMMAND}',`);
  }
  const known = jsonAt(before, path);
  const commands = known === undefined ? COMMAND : [...(Array.isArray(known) ? (known as unknown[]) : [known]), COMMAND];
  return changeHook({ file, before, after: setJson(before, path, commands) });
}
