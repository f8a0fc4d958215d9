/** Is a value a promise? Async functions, declared types and what libraries say of their calls. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meaning } from '#model/library.ts';
import type { ApiPath, Value } from '#model/value.ts';
import type { Linker } from '#link/linker.ts';

type Answer = 'yes' | 'no' | 'unknown';

/** `yes` and `no` are certain. */
export function promiseAnswer(linker: Linker, file: FileFacts, id: ExpressionId): Answer {
  const expression = file.expressions[id];
  if (!expression) return 'unknown';
  switch (expression.kind) {
    case 'await':
    case 'literal':
    case 'object':
    case 'array':
    case 'function':
    case 'class':
    case 'binary':
    case 'unary':
      return 'no';
    case 'conditional':
      return joint(promiseAnswer(linker, file, expression.whenTrue), promiseAnswer(linker, file, expression.whenFalse));
    default:
      return answers(linker, linker.valuesOf(file, id));
  }
}

function answers(linker: Linker, values: readonly Value[]): Answer {
  return values.map((value) => answerOf(linker, value)).reduce(joint);
}

function joint(a: Answer, b: Answer): Answer {
  return a === b ? a : 'unknown';
}

function answerOf(linker: Linker, value: Value): Answer {
  switch (value.kind) {
    case 'promise':
      return 'yes';
    case 'external':
      return externalAnswer(linker, value.path);
    case 'unknown':
      return value.reason.startsWith('of type ') && DATA_TYPES.has(value.reason.slice('of type '.length)) ? 'no' : value.reason === 'nothing is returned' ? 'no' : 'unknown';
    case 'typed':
      return 'unknown';
    default:
      return 'no';
  }
}

const DATA_TYPES = new Set(['string', 'number', 'boolean', 'void', 'undefined', 'null', 'bigint', 'symbol', 'never']);

function externalAnswer(linker: Linker, path: ApiPath): Answer {
  if (path.step?.kind !== 'call') return 'unknown';
  // A wrapped call keeps its nature: `fetch(url).then(f)` is a promise because `fetch(url)` is.
  const before = path.parent?.step?.kind === 'member' ? path.parent : undefined;
  if (before?.step?.kind === 'member' && CHAINED.has(before.step.name) && before.parent && externalAnswer(linker, before.parent) === 'yes') return 'yes';
  const rows = linker.meanings.at(path);
  if (rows.some(isPromiseMeaning)) return 'yes';
  if (rows.some((row) => row.means === 'sync' || row.means === 'log')) return 'no';
  return 'unknown';
}

const CHAINED = new Set(['then', 'catch', 'finally']);

function isPromiseMeaning(row: Meaning): boolean {
  switch (row.means) {
    case 'promise':
    case 'combine':
      return true;
    case 'query':
      return row.lazy !== true;
    case 'iterate':
      return row.returns === 'promise';
    default:
      return false;
  }
}
