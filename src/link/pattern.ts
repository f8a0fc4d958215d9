/** Reads the text of an access path, as libraries write it, into steps. */
import type { Pattern } from '#model/library.ts';

export interface ParsedPattern {
  /** The named type it starts from; undefined where it starts from a package's exports. */
  readonly from: { readonly library: string | undefined; readonly type: string } | undefined;
  readonly steps: readonly PatternStep[];
}

export type PatternStep =
  /** `name` is undefined for `.*`. */
  | { readonly kind: 'member'; readonly name: string | undefined }
  | { readonly kind: 'call' }
  | { readonly kind: 'instance' }
  | { readonly kind: 'await' }
  | { readonly kind: 'element' }
  /** `argument` is undefined for `(*:n)`. */
  | { readonly kind: 'callback'; readonly argument: number | undefined; readonly parameter: number };

const START = /^<(?:([\w@/.-]+):)?([\w-]+)>/;
const MEMBER = /^([\w$@-]+|\*)/;
const CALLBACK = /^\((\d+|\*):(\d+)\)/;

/** Throws an `Error` that says what was expected, and where. */
export function parsePattern(pattern: Pattern): ParsedPattern {
  const start = START.exec(pattern);
  let rest = pattern.slice(start?.[0].length ?? 0);
  const steps: PatternStep[] = [];
  // Only the very first member of a package's exports is written without a dot.
  if (start === null && MEMBER.test(rest)) takeMember();
  while (rest !== '') takeStep();
  if (start === null && steps.length === 0) throw new Error('a pattern must name an export, a call or a type');
  return { from: start === null ? undefined : { library: start[1], type: start[2] ?? '' }, steps };

  function takeStep(): void {
    const callback = CALLBACK.exec(rest);
    if (callback !== null) {
      // A callback is an argument of a call, so its parameters lie behind that call: `run(0:1)` is `run`, `()`, `(0:1)`.
      steps.push({ kind: 'call' }, { kind: 'callback', argument: callback[1] === '*' ? undefined : Number(callback[1]), parameter: Number(callback[2]) });
      rest = rest.slice(callback[0].length);
    } else if (rest.startsWith('.')) {
      rest = rest.slice(1);
      takeMember();
    } else if (rest.startsWith('()')) {
      takeMark('call', 2);
    } else if (rest.startsWith('[]')) {
      takeMark('element', 2);
    } else if (rest.startsWith('#')) {
      takeMark('instance', 1);
    } else if (rest.startsWith('~')) {
      takeMark('await', 1);
    } else {
      throw new Error(`expected \`.name\`, \`()\`, \`(argument:parameter)\`, \`#\`, \`~\` or \`[]\` at \`${rest}\``);
    }
  }

  function takeMember(): void {
    const name = MEMBER.exec(rest)?.[0];
    if (name === undefined) throw new Error(`expected a member's name at \`${rest}\``);
    if (name === 'default') throw new Error('`default` is the package itself and never written');
    steps.push({ kind: 'member', name: name === '*' ? undefined : name });
    rest = rest.slice(name.length);
  }

  function takeMark(kind: 'call' | 'instance' | 'await' | 'element', length: number): void {
    steps.push({ kind });
    rest = rest.slice(length);
  }
}
