/** Rules whose findings are always reported, whatever a baseline holds. */
import type { Config } from '#model/config.ts';

/** The configuration names the rule's id, or its category as `category/*`. */
export function isNeverBaselined(rule: string, { neverBaseline }: Pick<Config, 'neverBaseline'>): boolean {
  return neverBaseline.some((pattern) => pattern === rule || (pattern.endsWith('/*') && rule.startsWith(pattern.slice(0, -1))));
}
