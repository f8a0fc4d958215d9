/** Links the facts of all files into a program: names, values, calls. */
import type { FileFacts } from '#model/facts.ts';
import type { Meanings } from '#model/library.ts';
import type { Project, ResolvedModule } from '#model/project.ts';
import type { CallSite, Program } from '#model/program.ts';
import type { ApiPath, Cls, Fn, Site, TypeRef, Value } from '#model/value.ts';
import { createPathTable } from '#link/api-path.ts';
import { bindingValues, exportValues } from '#link/bindings.ts';
import { callsOfFunction } from '#link/calls.ts';
import { expressionValues } from '#link/expressions.ts';
import { buildFileIndexes } from '#link/file-indexes.ts';
import { collectAttachments, collectFlows } from '#link/flows.ts';
import { createHierarchy } from '#link/hierarchy.ts';
import type { FileIndexes, Linker } from '#link/linker.ts';
import { memberValues, namesOfMembers } from '#link/members.ts';
import { createMemo } from '#link/memo.ts';
import { parameterValues } from '#link/parameters.ts';
import { createPlaces } from '#link/places.ts';
import { promiseAnswer } from '#link/promises.ts';
import { collectProviders } from '#link/providers.ts';
import { callResultValues, plainResult, returnedValues } from '#link/results.ts';
import { constantString } from '#link/strings.ts';
import { externalTypePath, nameOfType, typeValues } from '#link/types.ts';

/** Parameters learn from call sites, whose callees may depend on parameters: this many rounds settle real code. */
const ROUNDS = 3;

/** Chooses files by what they hold and import. */
export type Choice = (program: Pick<Program, 'files' | 'resolve'>) => (file: FileFacts) => boolean;

/** All files together; their order does not matter. Functions and classes are those of the chosen files, whatever else may be looked up on demand. */
export function linkProgram(files: readonly FileFacts[], project: Pick<Project, 'resolve'>, meanings: Meanings, choose: Choice = () => () => true): Program {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const linker = createLinker(sorted, project, meanings, choose);

  let open: readonly Fn[] = linker.functions();
  for (let round = 1; ; round += 1) {
    // Everything is evaluated in one fixed order, so that the answers do not depend on who asks first.
    for (const fn of open) linker.callsOf(fn);
    if (round === ROUNDS) break;
    const flows = collectFlows(linker, open);
    const attachments = collectAttachments(linker);
    if (!linker.memo.forgetTainted()) break;
    open = linker.nextRound(flows, attachments);
  }
  return asProgram(linker);
}

interface RoundLinker extends Linker {
  /** Takes over what a round found; the functions whose calls it may change. */
  nextRound(flows: Linker['flows'], attachments: Linker['attachments']): readonly Fn[];
}

function createLinker(files: readonly FileFacts[], project: Pick<Project, 'resolve'>, meanings: Meanings, choose: Choice): RoundLinker {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const paths = createPathTable();
  const memo = createMemo();
  const fns = new Map<FileFacts, Fn[]>(files.map((file) => [file, file.functions.map((fact, id) => ({ file, id, fact }))]));
  const clss = new Map<FileFacts, Cls[]>(files.map((file) => [file, file.classes.map((fact, id) => ({ file, id, fact }))]));
  let allFunctions: readonly Fn[] = [];
  let allClasses: readonly Cls[] = [];
  const indexes = new Map<FileFacts, FileIndexes>();
  const modules = new Map<FileFacts, Map<string, ReturnType<Linker['resolveModule']>>>();
  const bare = new Map<ApiPath, Value>();
  const calls = new Map<Fn, readonly CallSite[]>();
  const doubtful = new Set<Fn>();

  const linker: RoundLinker = {
    files,
    meanings,
    memo,
    flows: new Map(),
    attachments: new Map(),
    root: paths.root,
    step: paths.step,
    file: (path) => byPath.get(path),
    fn: (file, id) => fns.get(file)![id]!,
    cls: (file, id) => clss.get(file)![id]!,
    functions: () => allFunctions,
    classes: () => allClasses,
    indexes(file) {
      let index = indexes.get(file);
      if (!index) indexes.set(file, (index = buildFileIndexes(file)));
      return index;
    },
    external(path: ApiPath, site?: Site, typeArgs: readonly TypeRef[] = []) {
      if (site || typeArgs.length > 0) return { kind: 'external', path, site, typeArgs };
      let value = bare.get(path);
      if (!value) bare.set(path, (value = { kind: 'external', path, site: undefined, typeArgs }));
      return value;
    },
    resolveModule(from, specifier) {
      let known = modules.get(from);
      if (!known) modules.set(from, (known = new Map()));
      let target = known.get(specifier);
      if (!target) known.set(specifier, (target = locate(byPath, project.resolve(from.path, specifier))));
      return target;
    },
    resolve(from, specifier) {
      const target = linker.resolveModule(from, specifier);
      return 'file' in target ? { kind: 'file', file: target.file } : target;
    },
    valuesOf: (file, expression, closure) => expressionValues(linker, file, expression, closure),
    valuesOfBinding: (file, binding) => bindingValues(linker, file, binding, undefined),
    bindingValues: (file, binding, closure) => bindingValues(linker, file, binding, closure),
    valuesOfExport: (file, name) => exportValues(linker, file, name),
    valuesOfType: (type) => typeValues(linker, type),
    memberOf: (value, name) => memberValues(linker, value, name),
    memberNames: (value) => namesOfMembers(linker, value),
    resultOf: (value) => plainResult(linker, value),
    callResult: (file, expression, closure) => callResultValues(linker, file, expression, closure),
    returnsOf: (fn, closure) => returnedValues(linker, fn, closure),
    parameterValues: (fn, index, closure) => parameterValues(linker, fn, index, closure),
    stringOf: (file, expression) => constantString(linker, file, expression),
    callsOf(fn) {
      let list = calls.get(fn);
      if (!list) {
        const { result, tainted } = memo.watch(() => callsOfFunction(linker, fn));
        calls.set(fn, (list = result));
        if (tainted) doubtful.add(fn);
      }
      return list;
    },
    callAt(file, expression) {
      const caller = linker.indexes(file).callerOf.get(expression);
      return caller === undefined ? undefined : linker.callsOf(linker.fn(file, caller)).find((call) => call.expression === expression);
    },
    findMember(cls, name) {
      for (const level of linker.ancestry(cls).classes) {
        const member = level.fact.members.find((candidate) => candidate.name === name);
        if (member) return { cls: level, member };
      }
      return undefined;
    },
    classOf(fn) {
      for (let id = fn.id; id >= 0; id = fn.file.functions[id]!.parent) {
        const { cls } = fn.file.functions[id]!;
        if (cls >= 0) return linker.cls(fn.file, cls);
      }
      return undefined;
    },
    provided(tokens) {
      // What is evaluated while the registrations are read may lack some of them.
      if (providers.isReading()) memo.taint();
      return tokens.flatMap((token) => providers.valuesFor(token));
    },
    takesByName: (fn) => providers.takesByName(fn.fact.kind === 'constructor' && fn.fact.cls >= 0 ? linker.cls(fn.file, fn.fact.cls) : fn),
    nextRound(flows, attachments) {
      linker.flows = flows;
      linker.attachments = attachments;
      const open = allFunctions.filter((fn) => doubtful.has(fn));
      for (const fn of open) calls.delete(fn);
      doubtful.clear();
      hierarchy = createHierarchy(linker);
      providers = collectProviders(asProgram(linker), meanings, providers);
      readProviders();
      return open;
    },
    typeName: nameOfType,
    externalType: (type) => externalTypePath(linker, type),
    parentOf: (file, expression) => linker.indexes(file).parents[expression] ?? -1,
    ancestry: (cls) => hierarchy.ancestry(cls),
    subclassesOf: (cls) => hierarchy.subclassesOf(cls),
    implementationsOf: (file, declaration) => hierarchy.implementationsOf(file, declaration),
    declarationOf: (file, binding) => hierarchy.declarationOf(file, binding),
    ...createPlaces(),
  };
  const isChosen = choose(linker);
  const chosen = files.filter(isChosen);
  allFunctions = chosen.flatMap((file) => fns.get(file)!);
  allClasses = chosen.flatMap((file) => clss.get(file)!);
  let hierarchy = createHierarchy(linker);
  let providers = collectProviders(asProgram(linker), meanings);
  readProviders();
  return linker;

  /** Registrations are read before anything else is asked: in the midst of a question, its half-known answers would be taken for the last word. */
  function readProviders(): void {
    const [fn] = allFunctions;
    if (fn) providers.takesByName(fn);
    memo.forgetTainted();
    for (const fn of doubtful) calls.delete(fn);
  }
}

function locate(byPath: ReadonlyMap<string, FileFacts>, target: ResolvedModule): { readonly file: FileFacts } | Exclude<ResolvedModule, { kind: 'file' }> {
  if (target.kind !== 'file') return target;
  const file = byPath.get(target.path);
  return file ? { file } : { kind: 'unresolved', reason: `'${target.path}' is not part of the program` };
}

function asProgram(linker: Linker): Program {
  let callers: Map<Fn, CallSite[]> | undefined;
  let coverage: { calls: number; resolvedCalls: number } | undefined;
  return {
    ...linker,
    callsIn: linker.callsOf,
    callersOf(fn) {
      callers ??= invert(linker);
      return callers.get(fn) ?? [];
    },
    isPromise: (file, expression) => promiseAnswer(linker, file, expression),
    get coverage() {
      coverage ??= countCalls(linker);
      return coverage;
    },
  };
}

function invert(linker: Linker): Map<Fn, CallSite[]> {
  const callers = new Map<Fn, CallSite[]>();
  for (const fn of linker.functions()) {
    for (const call of linker.callsOf(fn)) {
      for (const target of new Set([...call.targets, ...call.callbacks.map((callback) => callback.fn)])) {
        const list = callers.get(target);
        if (list) list.push(call);
        else callers.set(target, [call]);
      }
    }
  }
  return callers;
}

function countCalls(linker: Linker): { calls: number; resolvedCalls: number } {
  let total = 0;
  let unresolved = 0;
  for (const fn of linker.functions()) {
    for (const call of linker.callsOf(fn)) {
      total += 1;
      if (call.unresolved) unresolved += 1;
    }
  }
  return { calls: total, resolvedCalls: total - unresolved };
}
