/** Values that stand beside the name of a credential and are none: types, names of variables, routes, messages. */
import { looksRandom } from './looks-random.ts';

const TYPES = /^(?:string|number|boolean|text|varchar|char|uuid|json|hidden|password|required|optional|none|null|undefined|true|false|any|unknown|never|jwt|local|bearer|basic)$/i;

export function isHarmlessValue(value: string): boolean {
  if (looksRandom(value)) return false;
  return (
    TYPES.test(value) ||
    // Nothing but what is put in at run time.
    value.replace(/\$\{[^}]*(?:\}|$)/g, '').replace(/[\s:/.,_-]/g, '') === '' ||
    /^(?:<[\w -]+>|\{\{[\w .-]+\}\}|\*+|x+)$/i.test(value) ||
    // Names: of an environment variable, of a header, of a text to translate.
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) ||
    /^x(?:-[a-z]+)+$/i.test(value) ||
    /^[a-z]+(?:\.[a-zA-Z]+){2,}$/.test(value) ||
    // A route, or the path of a module.
    /^(?:\.{1,2}|@[\w-]+)?\/[\w./:-]*$/.test(value) ||
    // A sentence.
    /^[A-Z][a-z]+(?:[ ,:;–-]+[\w'’"{}$.()]+){2,}[.!?]?$/.test(value)
  );
}
