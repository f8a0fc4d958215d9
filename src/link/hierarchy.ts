/** Classes and interfaces: what extends and implements what. */
import type { BindingId, FileFacts } from '#model/facts.ts';
import type { ApiPath, Cls, Value } from '#model/value.ts';
import type { Linker } from '#link/linker.ts';

export interface Hierarchy {
  ancestry(cls: Cls): { readonly classes: readonly Cls[]; readonly external: ApiPath | undefined };
  subclassesOf(cls: Cls): readonly Cls[];
  implementationsOf(file: FileFacts, declaration: number): readonly Value[];
  declarationOf(file: FileFacts, binding: BindingId): { readonly file: FileFacts; readonly declaration: number } | undefined;
}

/** The hierarchy of all classes of a program; its tables are made on first use. */
export function createHierarchy(linker: Linker): Hierarchy {
  const ancestries = new Map<Cls, { classes: readonly Cls[]; external: ApiPath | undefined }>();
  const exported = new Map<FileFacts, Map<string, { readonly file: FileFacts; readonly declaration: number } | undefined>>();
  let below: { subclasses: Map<Cls, Cls[]>; implementers: Map<object, Cls[]>; heirs: Map<object, object[]> } | undefined;

  function ancestry(cls: Cls): { readonly classes: readonly Cls[]; readonly external: ApiPath | undefined } {
    const known = ancestries.get(cls);
    if (known) return known;
    const pending = { classes: [cls], external: undefined };
    ancestries.set(cls, pending);
    const base = cls.fact.extends;
    let result: { classes: readonly Cls[]; external: ApiPath | undefined } = pending;
    for (const value of base === undefined ? [] : linker.valuesOf(cls.file, base)) {
      if (value.kind === 'class' && value.cls !== cls) {
        const above = ancestry(value.cls);
        result = { classes: [cls, ...above.classes.filter((one) => one !== cls)], external: above.external };
        break;
      }
      if (value.kind === 'external') {
        result = { classes: [cls], external: value.path };
        break;
      }
    }
    ancestries.set(cls, result);
    return result;
  }

  function declarationOf(file: FileFacts, binding: BindingId): { readonly file: FileFacts; readonly declaration: number } | undefined {
    const own = linker.indexes(file).declarationOf.get(binding);
    if (own !== undefined) return { file, declaration: own };
    const imported = linker.indexes(file).importOf.get(binding);
    return imported ? exportedDeclaration(file, imported.specifier, imported.imported, 0) : undefined;
  }

  function exportedDeclaration(from: FileFacts, specifier: string, name: string, level: number): { readonly file: FileFacts; readonly declaration: number } | undefined {
    const target = linker.resolveModule(from, specifier);
    if (level > 12 || !('file' in target)) return undefined;
    const { file } = target;
    let known = exported.get(file);
    if (!known) exported.set(file, (known = new Map()));
    if (!known.has(name)) known.set(name, findDeclaration(file, name, level));
    return known.get(name);
  }

  function findDeclaration(file: FileFacts, name: string, level: number): { readonly file: FileFacts; readonly declaration: number } | undefined {
    const indexes = linker.indexes(file);
    const at = indexes.exportOf.get(name);
    const fact = at === undefined ? undefined : file.exports[at]!;
    if (fact?.kind === 'binding') return declarationOf(file, fact.binding);
    if (fact?.kind === 'from') return exportedDeclaration(file, fact.specifier, fact.imported, level + 1);
    if (fact?.kind === 'expression') {
      const expression = file.expressions[fact.expression];
      return expression?.kind === 'reference' ? declarationOf(file, expression.binding) : undefined;
    }
    for (const star of indexes.stars) {
      const found = exportedDeclaration(file, star, name, level + 1);
      if (found) return found;
    }
    return undefined;
  }

  function tables() {
    if (below) return below;
    below = { subclasses: new Map(), implementers: new Map(), heirs: new Map() };
    const { subclasses, implementers, heirs } = below;
    for (const cls of linker.classes()) {
      for (const base of ancestry(cls).classes.slice(1)) push(subclasses, base, cls);
      for (const type of cls.fact.implements) {
        const fact = cls.file.types[type];
        if (fact?.kind !== 'name' || fact.binding < 0) continue;
        const target = declarationOf(cls.file, fact.binding);
        if (target) push(implementers, target.file.declarations[target.declaration]!, cls);
        else for (const value of linker.valuesOfBinding(cls.file, fact.binding)) if (value.kind === 'class') push(subclasses, value.cls, cls);
      }
    }
    for (const file of linker.files) {
      for (const declaration of file.declarations) {
        for (const base of declaration.extends) {
          const fact = file.types[base];
          const target = fact?.kind === 'name' && fact.binding >= 0 ? declarationOf(file, fact.binding) : undefined;
          if (target) push(heirs, target.file.declarations[target.declaration]!, declaration);
        }
      }
    }
    return below;
  }

  return {
    ancestry,
    declarationOf,
    subclassesOf: (cls) => tables().subclasses.get(cls) ?? [],
    implementationsOf(file, declaration) {
      const { subclasses, implementers, heirs } = tables();
      const found = new Set<Cls>();
      const visited = new Set<object>();
      const visit = (fact: object): void => {
        if (visited.has(fact)) return;
        visited.add(fact);
        for (const cls of implementers.get(fact) ?? []) {
          found.add(cls);
          for (const sub of subclasses.get(cls) ?? []) found.add(sub);
        }
        for (const heir of heirs.get(fact) ?? []) visit(heir);
      };
      visit(file.declarations[declaration]!);
      return [...found].filter((cls) => !cls.fact.abstract).map((cls) => ({ kind: 'instance', cls, typeArgs: [], closure: undefined }));
    },
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
