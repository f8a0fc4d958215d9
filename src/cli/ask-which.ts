/** The one question of `lintel init`. */
import { isCancel, multiselect } from '@clack/prompts';

/** The values that were chosen; none if the question was cancelled. */
export async function askWhich<Value extends string>(options: readonly { readonly value: Value; readonly label: string; readonly hint: string }[]): Promise<readonly Value[]> {
  const chosen = await multiselect<string>({
    message: 'Write these files? (space changes, enter writes, Ctrl+C leaves everything as it is)',
    options: options.map(({ value, label, hint }) => ({ value, label, hint })),
    initialValues: options.map(({ value }) => value),
    required: false,
  });
  return isCancel(chosen) ? [] : options.map(({ value }) => value).filter((value) => chosen.includes(value));
}
