/** What a query resolves to: instances of the entity's class, where that is a class of the program. */
import type { QueryMeaning } from '#model/library.ts';
import type { Site, Value } from '#model/value.ts';
import type { Linker } from '#link/linker.ts';

type External = Extract<Value, { kind: 'external' }>;

/** Undefined if the value is no query, or if its rows are plain data. */
export function rowsOf(linker: Linker, value: External): readonly Value[] | undefined {
  for (const row of linker.meanings.at(value.path)) {
    if (row.means !== 'query' || !GIVES_ROWS.has(row.operation)) continue;
    const instances = row.entity === 'receiverType' ? declaredEntity(linker, value) : row.entity === 'receiverClass' && value.site ? classOfReceiver(linker, value.site, 0) : [];
    if (instances.length === 0) continue;
    return row.many ? [{ kind: 'array', site: undefined, elements: instances }] : instances;
  }
  return undefined;
}

const GIVES_ROWS = new Set<QueryMeaning['operation']>(['read', 'create', 'update', 'upsert']);

function declaredEntity(linker: Linker, value: External): readonly Value[] {
  const entity = value.typeArgs[0];
  return entity ? linker.valuesOfType(entity).filter((one) => one.kind === 'instance') : [];
}

/** `User.scope('active').findAll()`: the class at the head of the chain. */
function classOfReceiver(linker: Linker, site: Site, level: number): readonly Value[] {
  const call = site.file.expressions[site.expression];
  const member = call?.kind === 'call' ? site.file.expressions[call.callee] : undefined;
  if (member?.kind !== 'member' || level > 8) return [];
  const receivers = linker.valuesOf(site.file, member.object);
  const instances = receivers.flatMap((one): Value[] => (one.kind === 'class' ? [{ kind: 'instance', cls: one.cls, typeArgs: [], closure: undefined }] : one.kind === 'instance' ? [one] : []));
  if (instances.length > 0) return instances;
  const chained = receivers.find((one) => one.kind === 'external' && one.site !== undefined && one.site.expression !== site.expression);
  return chained?.kind === 'external' && chained.site ? classOfReceiver(linker, chained.site, level + 1) : [];
}
