/** How the lintel that a project has installed is called, without ever fetching another. */
import type { PackageManager, Workplace } from '#model/workplace.ts';

const CALLS: Readonly<Record<PackageManager['name'], string>> = {
  npm: 'npx --no-install lintel',
  pnpm: 'pnpm exec lintel',
  yarn: 'yarn run lintel',
  bun: 'bunx --no-install lintel',
};

export function localCommand({ packageManager }: Pick<Workplace, 'packageManager'>, args: string): string {
  return `${CALLS[packageManager.name]} ${args}`.trim();
}

/** Hooks run at the repository's top, and lintel stands where the project is. */
export function hookCommand(place: Workplace): string {
  const command = localCommand(place, '--staged');
  return place.prefix === '' ? command : `(cd ${shellWord(place.prefix.slice(0, -1))} && ${command})`;
}

function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
