/** The system map for programs. The shape is a contract: it changes only with a major version. */
import type { SystemMap } from '#model/system-map.ts';

export function mapJson(map: SystemMap): string {
  return `${JSON.stringify(map, null, 2)}\n`;
}
