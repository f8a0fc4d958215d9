/** Imports and functions by which a file reaches into a layer that is not its to know. */
import type { FileFacts, Range } from '#model/facts.ts';
import type { Silent } from '#model/rule.ts';
import type { LayerName, System } from '#model/system.ts';
import type { Fn } from '#model/value.ts';

export interface ForbiddenImport {
  readonly place: Range;
  readonly from: string;
  readonly to: string;
  /** The imported file. */
  readonly file: FileFacts;
}

/** By the layers that the configuration draws. */
export function importsAgainstLayers(system: System, file: FileFacts, silent?: Silent): readonly ForbiddenImport[] {
  if (system.configuredLayers.length === 0) return [];
  const own = system.configuredLayers.find((layer) => layer.files.includes(file.path));
  return localImports(system, file).flatMap(({ place, target }) => {
    const other = own && system.configuredLayers.find((layer) => layer.files.includes(target.path));
    if (!own || !other || other === own || own.mayUse.includes(other.name)) {
      silent?.({ at: system.program.spanOf(file, place), fact: 'yes', because: whyAllowed(own?.name, other?.name) });
      return [];
    }
    return [{ place, from: own.name, to: other.name, file: target }];
  });
}

function whyAllowed(own: string | undefined, other: string | undefined): string {
  if (own === undefined) return 'the file belongs to none of the layers that the configuration draws';
  if (other === undefined) return 'the imported file belongs to none of the layers that the configuration draws';
  return own === other ? `both files belong to the layer ${own}` : `the layer ${own} may use ${other}`;
}

/** By evidence: repositories that use services or controllers, where repositories usually do not. */
export function importsFromAbove(system: System, file: FileFacts, silent?: Silent): readonly ForbiddenImport[] {
  if (layerOf(system, file) !== 'repository') return [];
  const found = aboveRepository(system, file, silent);
  if (found.length === 0 || isCustom(system)) return found;
  for (const { place } of found) silent?.({ at: system.program.spanOf(file, place), fact: 'yes', because: 'that repositories leave services alone is no custom here: most of them do not, or this is the only one' });
  return [];
}

// What a file does makes it a candidate; that its author means it to be a repository or a service, only its name says.
const REPOSITORY = /(?:^|[/._-])(?:repositor(?:y|ies)|daos?)(?=[/._-])/i;
const ABOVE = /(?:^|[/._-])(?:services?|use-?cases?|controllers?|resolvers?|routes?)(?=[/._-])/i;

function aboveRepository(system: System, file: FileFacts, silent?: Silent): readonly ForbiddenImport[] {
  if (!REPOSITORY.test(file.path)) return [];
  return localImports(system, file).flatMap(({ place, target, isErased }) => {
    const layer = layerOf(system, target);
    if (!isErased && (layer === 'service' || layer === 'entry') && ABOVE.test(target.path)) return [{ place, from: 'repository', to: layer, file: target }];
    silent?.({ at: system.program.spanOf(file, place), fact: 'yes', because: isErased ? 'the import is of types only' : `${target.path} is not known to belong to a layer above repositories${layer === undefined ? '' : `: by what it does and how it is called it is ${layer}`}` });
    return [];
  });
}

const customs = new WeakMap<System, boolean>();

/** Most repositories leave services alone: where half of them do not, the names mean something else here. */
function isCustom(system: System): boolean {
  let custom = customs.get(system);
  if (custom === undefined) {
    const repositories = system.layers.find((layer) => layer.name === 'repository')?.files.flatMap((path) => system.program.file(path) ?? []) ?? [];
    const crossing = repositories.filter((file) => aboveRepository(system, file).length > 0).length;
    customs.set(system, (custom = repositories.length >= 2 && crossing * 2 <= repositories.length));
  }
  return custom;
}

/** Functions of services that answer requests themselves, where the other services do not. */
export function answeringServices(system: System, file: FileFacts, silent?: Silent): readonly Fn[] {
  if (layerOf(system, file) !== 'service') return [];
  const answering = answersIn(system, file);
  if (answering.length === 0) return [];
  const services = system.layers.find((layer) => layer.name === 'service')?.files.flatMap((path) => system.program.file(path) ?? []) ?? [];
  const others = services.filter((each) => answersIn(system, each).length > 0).length;
  if (others * 4 <= services.length || (services.length < 4 && others === 1 && services.length > 1)) return answering;
  for (const { fact } of answering) silent?.({ at: system.program.spanOf(file, { start: fact.nameStart, end: Math.max(fact.nameEnd, fact.nameStart + 1) }), fact: 'yes', because: `${String(others)} of ${String(services.length)} services answer requests themselves: that is how this app is written` });
  return [];
}

function answersIn(system: System, file: FileFacts): readonly Fn[] {
  return file.functions.flatMap((fact, id) => {
    const fn = system.program.fn(file, id);
    const takesResponse = fact.parameters.some((parameter) => parameter.type !== undefined && isResponse(system, file, parameter.type));
    // Middleware takes `next` as well and belongs to the way of a request, wherever its file lies.
    if (!takesResponse || fact.parameters.length > 2 && fact.parameters.at(-1)?.name === 'next') return [];
    return system.effectsOf(fn).some((effect) => effect.kind === 'respond') ? [fn] : [];
  });
}

function isResponse(system: System, file: FileFacts, type: number): boolean {
  const frameworks = new Set(system.meanings.libraries.filter((library) => library.http).map((library) => `${library.name}:response`));
  return system.program.valuesOfType({ file, type }).some((value) => value.kind === 'external' && system.meanings.typesAt(value.path).some((name) => frameworks.has(name)));
}

function layerOf(system: System, file: FileFacts): LayerName | undefined {
  return system.layerOf(system.program.fn(file, 0));
}

/** Imports of the program's own files; those that are erased exist for types only. */
function localImports(system: System, file: FileFacts): readonly { readonly place: Range; readonly target: FileFacts; readonly isErased: boolean }[] {
  return file.imports.flatMap((each) => {
    const isErased = each.kind === 'type' || (each.names.length > 0 && each.names.every((name) => isTypeOnly(file, name)));
    const target = system.program.resolve(file, each.specifier);
    return target.kind === 'file' && target.file !== file ? [{ place: each, target: target.file, isErased }] : [];
  });
}

function isTypeOnly(file: FileFacts, name: FileFacts['imports'][number]['names'][number]): boolean {
  return name.typeOnly || file.bindings[name.binding]?.reads === 0;
}
