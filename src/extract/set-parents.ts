/** Gives every node its parent, which ts-morph needs to navigate. */
import { ts } from '@ts-morph/common';

export function setParents(root: ts.Node): void {
  ts.forEachChild(root, (child) => {
    (child as { parent: ts.Node }).parent = root;
    setParents(child);
  });
}
