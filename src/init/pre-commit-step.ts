/** pre-commit: a local hook, which runs the lintel that the project has installed. */
import { isMap, isSeq } from 'yaml';
import type { Workplace } from '#model/workplace.ts';
import { editYaml } from './edit-yaml.ts';
import { changeHook, hookByHand, hookIsThere, mentionsLintel } from './hook-answers.ts';
import type { InitStep } from './init-plan.ts';
import { hookCommand } from './local-command.ts';

const FILE = '.pre-commit-config.yaml';

/** Undefined where pre-commit is not used. */
export function preCommitStep(place: Workplace): InitStep | undefined {
  const before = place.texts.get(FILE);
  if (before === undefined) return undefined;
  if (mentionsLintel(before)) return hookIsThere();

  const command = hookCommand(place);
  const entry = place.prefix === '' ? command : `sh -c ${JSON.stringify(command)}`;
  const hook = { id: 'lintel', name: 'lintel', entry, language: 'system', types_or: ['ts', 'tsx', 'javascript', 'jsx'], pass_filenames: false };
  const after = editYaml(before, (document) => {
    if (!isMap(document.contents) || !isSeq(document.get('repos', true))) return false;
    const types = document.createNode(hook.types_or, { flow: true });
    const node = document.createNode({ repo: 'local', hooks: [hook] });
    node.setIn(['hooks', 0, 'types_or'], types);
    document.addIn(['repos'], node);
    return true;
  });
  if (after !== undefined) return changeHook({ file: FILE, before, after });
  return hookByHand(`Add to \`repos\` in ${FILE}:\n  - repo: local\n    hooks:\n      - id: lintel\n        name: lintel\n        entry: ${entry}\n        language: system\n        types_or: [ts, tsx, javascript, jsx]\n        pass_filenames: false`);
}
