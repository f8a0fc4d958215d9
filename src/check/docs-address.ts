/** Where a rule's page stands. */

/** Pages ship with the package, so the address needs no network and fits the installed version. */
export function docsAddress(rule: string): string {
  return `docs/rules/${rule}.md`;
}
