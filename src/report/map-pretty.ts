/** The system map for people: every entry point with its authentication, its permission and its queries. */
import { printable } from './printable.ts';
import type { ReportSurroundings } from './surroundings.ts';
import type { MappedEntryPoint, MappedProtection, MappedTable, SystemMap } from '#model/system-map.ts';

type Colors = ReportSurroundings['colors'];

export function prettyMap(map: SystemMap, { colors }: Pick<ReportSurroundings, 'colors'>): string {
  const lines: string[] = [];
  let file = '';
  // In the order of the source: people read a router from top to bottom.
  const entries = [...map.entryPoints].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  for (const entry of entries) {
    if (entry.file !== file) {
      if (file !== '') lines.push('');
      file = entry.file;
      lines.push(colors.underline(file));
    }
    lines.push(...entryLines(entry, colors));
  }
  if (map.tables.length > 0) {
    lines.push('', colors.underline('tables'));
    for (const table of map.tables) lines.push(...tableLines(table, colors));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function entryLines(entry: MappedEntryPoint, colors: Colors): readonly string[] {
  const name = [entry.method === '' ? entry.kind : entry.method, entry.path].join(' ').trim();
  const handler = entry.handler === null ? colors.yellow('handler unknown') : `${entry.handler.name || 'anonymous'} ${colors.dim(`${entry.handler.file}:${String(entry.handler.line)}`)}`;
  return [
    `  ${colors.bold(name)} → ${handler}`,
    `    ${protectionText('auth', entry.auth, colors)}`,
    ...(entry.permission.state === 'required' ? [`    ${protectionText('permission', entry.permission, colors)}`] : []),
    ...entry.queries.map((query) => `    ${query.operation} ${query.entity}${query.perRequest === '1' ? '' : ` × ${query.perRequest}`}  ${colors.dim(`${query.file}:${String(query.line)}`)}`),
  ];
}

function protectionText(what: string, { state, by }: MappedProtection, colors: Colors): string {
  const paint = state === 'required' ? colors.green : state === 'none' ? colors.red : colors.yellow;
  const names = [...new Set(by.map((step) => step.name))];
  return `${what} ${paint(state)}${names.length === 0 ? '' : ` ${colors.dim(`by ${names.join(', ')}`)}`}`;
}

/** `unique` stands before the columns of a constraint. */
function tableLines({ name, operations, queries, declared, columns, indexes }: MappedTable, colors: Colors): readonly string[] {
  const use = queries === 0 ? 'no known query' : `${operations.join(', ')} in ${counted(queries, 'place')}`;
  const head = `  ${declared === null ? printable(name) : colors.bold(printable(name))}  ${colors.dim(use)}`;
  if (declared === null) return [head];
  const listed = (indexes ?? []).map((index) => `${index.unique ? 'unique ' : ''}(${printable(index.columns.join(', '))})`);
  const parts = columns === null ? 'columns unknown' : [counted(columns.length, 'column'), listed.length === 0 ? 'no index' : `indexes ${listed.join(', ')}`].join('; ');
  return [head, `    ${parts}  ${colors.dim(`${printable(declared.file)}:${String(declared.line)}`)}`];
}

function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
