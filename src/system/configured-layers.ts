/** Layers as the configuration draws them: by globs, outermost first. */
import picomatch from 'picomatch';
import type { Config } from '#model/config.ts';
import type { FileFacts } from '#model/facts.ts';
import type { ConfiguredLayer } from '#model/system.ts';

/** A file belongs to the first layer that one of whose globs it matches. */
export function configuredLayers(files: readonly FileFacts[], layers: Config['layers']): readonly ConfiguredLayer[] {
  const matchers = layers.map((layer) => ({ layer, matches: picomatch([...layer.files], { dot: true }) }));
  const members = new Map<string, string[]>(layers.map((layer) => [layer.name, []]));
  for (const file of files) {
    const owner = matchers.find(({ matches }) => matches(file.path));
    if (owner) members.get(owner.layer.name)?.push(file.path);
  }
  return layers.map(({ name, mayUse }) => ({ name, mayUse, files: members.get(name) ?? [] }));
}
