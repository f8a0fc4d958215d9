/** What all libraries say of a path, in a line of text each: `query read one lazy`, `log error`, `runs 0`. */
import { libraries } from '#libraries/index.ts';
import { compileMeanings } from '#link/meanings.ts';
import type { Row } from '#model/library.ts';
import { pathOf } from './path-of.ts';

const meanings = compileMeanings(libraries);

/** `package: path`, as `pathOf` reads it; sorted, without repetition. */
export function meaningsOf(text: string): string[] {
  return [...new Set(meanings.at(pathOf(text)).map(describeRow))].sort();
}

export function typesOf(text: string): readonly string[] {
  return meanings.typesAt(pathOf(text));
}

function describeRow(row: Row): string {
  switch (row.means) {
    case 'query':
      return ['query', row.operation, row.many ? 'many' : 'one', ...(row.lazy === true ? ['lazy'] : []), ...(row.autoBatched === true ? ['batched'] : [])].join(' ');
    case 'log':
      return `log ${row.level}`;
    case 'iterate':
      return `each ${row.callback} of ${row.over}${row.awaitsCallback ? ' awaited' : ''}`;
    case 'runs':
      return `runs ${row.callback}${row.awaitsCallback ? ' awaited' : ''}`;
    case 'listen':
      return `listen ${row.callback}`;
    case 'transaction':
      return `transaction ${row.callback} client ${row.client ?? 'none'}`;
    case 'endTransaction':
      return row.how;
    case 'verifyCredential':
      return `verify ${row.kind}`;
    case 'combine':
      return row.settles ? 'combine settled' : 'combine';
    default:
      return row.means;
  }
}
