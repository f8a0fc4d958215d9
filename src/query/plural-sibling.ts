/** The function beside a function that takes many at once: `getUsers` beside `getUser`. */
import type { System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

/** Undefined if the class or module of the function has none. */
export function pluralSibling(system: System, fn: Fn): string | undefined {
  const { name } = fn.fact;
  if (name === '') return undefined;
  const plurals = pluralsOf(name);
  return namesBeside(system, fn).find((other) => plurals.has(other.toLowerCase()));
}

/** The name with one of its words in the plural, and the usual ways to say "many". */
function pluralsOf(name: string): ReadonlySet<string> {
  const words = name.split(/(?=[A-Z])/);
  const plurals = words.flatMap((word, at) => pluralsOfWord(word).map((plural) => [...words.slice(0, at), plural, ...words.slice(at + 1)].join('')));
  const lower = name.toLowerCase();
  const suffixed = ['many', 'bulk', 'batch', 'byids', 'all'].flatMap((suffix) => [`${lower}${suffix}`, ...plurals.map((plural) => `${plural.toLowerCase()}${suffix}`)]);
  // `findById` and `findByIds` are found by the word; `findOne` and `findMany` are not.
  return new Set([...plurals.map((plural) => plural.toLowerCase()), ...suffixed, lower.replace(/one(?=$|by)/, 'many'), lower.replace(/one(?=$|by)/, 'all')].filter((plural) => plural !== lower));
}

// A verb takes an s as well: `creates` names nothing anybody would call.
const VERBS = new Set(['get', 'find', 'load', 'fetch', 'create', 'update', 'delete', 'remove', 'add', 'set', 'save', 'list', 'read', 'is', 'has', 'by', 'with', 'to', 'of', 'and', 'all', 'check', 'send']);

function pluralsOfWord(word: string): readonly string[] {
  if (VERBS.has(word.toLowerCase()) || word.endsWith('s')) return [];
  if (/[^aeiou]y$/i.test(word)) return [`${word.slice(0, -1)}ies`];
  return /(?:x|ch|sh)$/i.test(word) ? [`${word}es`] : [`${word}s`];
}

function namesBeside(system: System, fn: Fn): readonly string[] {
  const cls = system.program.classOf(fn);
  if (cls && fn.fact.cls === cls.id) return cls.fact.members.flatMap((member) => (member.fn === undefined ? [] : [member.name])).sort();
  return [...new Set(fn.file.functions.flatMap((other) => (other.parent === fn.fact.parent && other.name !== '' ? [other.name] : [])))].sort();
}
