/** Tests of the request's path and method against literals: lists, prefixes and regular expressions. */
import type { ExpressionId } from '#model/facts.ts';
import type { Value } from '#model/value.ts';
import type { Abstract, Frame } from '#system/guards/abstract-value.ts';
import { fileOf, type Visit } from '#system/guards/visit.ts';

/** Notes that the verdict would be known if the path were; true if it is not. */
export function awaitsPath(visit: Visit, value: Abstract, other: unknown): boolean {
  if (visit.target !== undefined || (value.kind !== 'path' && value.kind !== 'method')) return false;
  if (other !== undefined && value.kind === 'path') visit.seen.path = true;
  return true;
}

/** The text that a value stands for, if it is the path, the method or a literal. */
export function textOf(visit: Visit, value: Abstract): string | undefined {
  if (value.kind === 'path') return value.own ? visit.target?.own : visit.target?.path;
  if (value.kind === 'method') return visit.target?.method;
  if (value.kind !== 'known' || value.values.length !== 1) return undefined;
  const [only] = value.values;
  return only?.kind === 'literal' && typeof only.value === 'string' ? only.value : undefined;
}

/** Texts of a list; undefined if one of them is not known. A list that is filtered keeps all: what may be on it is treated as on it. */
export function textsOf(visit: Visit, expression: ExpressionId, frame: Frame, level = 0): readonly string[] | undefined {
  const fact = fileOf(frame).expressions[expression];
  if (!fact || level > 8) return undefined;
  switch (fact.kind) {
    case 'array': {
      const texts = fact.items.map((item) => {
        if (fileOf(frame).expressions[item]?.kind === 'spread') return undefined;
        const text = textOf(visit, visit.abstractOf(item, frame));
        return text === undefined ? [] : [text];
      });
      return texts.some((text) => text === undefined) ? undefined : texts.flatMap((text) => text ?? []);
    }
    case 'call': {
      const callee = fileOf(frame).expressions[fact.callee];
      if (callee?.kind === 'member' && ['filter', 'slice', 'concat', 'map', 'flat'].includes(callee.name)) return textsOf(visit, callee.object, frame, level + 1);
      return undefined;
    }
    case 'new':
      return fact.args[0] === undefined ? [] : textsOf(visit, fact.args[0], frame, level + 1);
    case 'reference': {
      const binding = fileOf(frame).bindings[fact.binding];
      if (binding?.values.length === 1 && fileOf(frame).expressions[binding.values[0]!]?.kind !== 'parameter') return textsOf(visit, binding.values[0]!, frame, level + 1);
      return listed(visit.program.valuesOf(fileOf(frame), expression));
    }
    default:
      return listed(visit.program.valuesOf(fileOf(frame), expression));
  }
}

function listed(values: readonly Value[]): readonly string[] | undefined {
  const arrays = values.filter((value) => value.kind === 'array');
  if (arrays.length === 0 || arrays.length < values.length) return undefined;
  // Entries that are no literal (an address from the configuration) cannot be compared; the others still can.
  return arrays.flatMap((array) => array.elements.flatMap((element) => (element.kind === 'literal' && typeof element.value === 'string' ? [element.value] : [])));
}

/** The regular expression that an expression is, through names. */
export function patternOf(visit: Visit, expression: ExpressionId, frame: Frame, level = 0): RegExp | undefined {
  const fact = fileOf(frame).expressions[expression];
  if (!fact || level > 6) return undefined;
  if (fact.kind === 'literal' && fact.type === 'regexp') return regexp(String(fact.value));
  if (fact.kind === 'reference') {
    const binding = fileOf(frame).bindings[fact.binding];
    return binding?.values.length === 1 ? patternOf(visit, binding.values[0]!, frame, level + 1) : undefined;
  }
  return undefined;
}

function regexp(text: string): RegExp | undefined {
  const parts = /^\/(.*)\/([a-z]*)$/s.exec(text);
  try {
    return parts ? new RegExp(parts[1]!, parts[2]!.replace(/[gy]/g, '')) : new RegExp(text);
  } catch {
    // A pattern that this engine cannot read decides nothing.
    return undefined;
  }
}

/** What `text.method(argument)` says of two known texts. */
export function compareTexts(method: string, text: string, argument: string): boolean | undefined {
  switch (method) {
    case 'startsWith':
      return text.startsWith(argument);
    case 'endsWith':
      return text.endsWith(argument);
    case 'includes':
      return text.includes(argument);
    default:
      return undefined;
  }
}

/** A path as a client could send it: parameters get a sample value. */
export function samplePath(path: string): string {
  return path.replace(/\/:[^/]+/g, '/1').replace(/\*/g, 'x') || '/';
}
