/** Packages that tell what kind of backend a project is: frameworks that take requests, and clients of databases. */
import { libraries } from '#libraries/index.ts';
import type { Library } from '#model/library.ts';

export const tellingPackages: ReadonlySet<string> = new Set(libraries.filter(isTelling).flatMap(({ packages }) => packages));

function isTelling({ http, rows }: Library): boolean {
  return http !== undefined || rows?.some(({ means }) => means === 'route' || means === 'query') === true;
}
