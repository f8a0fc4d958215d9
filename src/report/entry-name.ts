/** How people call an entry point. */
import type { MappedEntryPoint } from '#model/system-map.ts';

/** `GET /orders/:id`, `job nightly`. */
export function entryName({ kind, method, path }: Pick<MappedEntryPoint, 'kind' | 'method' | 'path'>): string {
  return `${method === '' ? kind : method} ${path}`.trim();
}
