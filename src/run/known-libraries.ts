/** The libraries that lintel knows by name, and the packages that they come in. */
import { libraries } from '#libraries/index.ts';

export const knownLibraries: readonly { readonly name: string; readonly packages: readonly string[] }[] = libraries.map(({ name, packages }) => ({ name, packages }));
