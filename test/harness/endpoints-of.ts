/** A system's HTTP endpoints as lines that can be compared across frameworks. */
import type { System } from '#index.ts';

/** `GET /v1/books auth=required permission=none read Author, read Book`, sorted. */
export function endpointsOf(system: System): string[] {
  return system.entryPoints
    .filter((entry) => entry.kind === 'http')
    .map((entry) => {
      const queries = entry.handlers.flatMap((handler) => system.reaches(handler, 'query')).map(({ effect }) => `${effect.query?.operation} ${effect.query?.entity}`);
      const line = `${entry.method} ${entry.path} auth=${entry.auth.state} permission=${entry.permission.state}`;
      return [line, [...new Set(queries)].sort().join(', ')].join(' ').trim();
    })
    .sort();
}
