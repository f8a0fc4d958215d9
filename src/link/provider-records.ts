/** Everything that the program tells dependency-injection containers: which token stands for what, and where that is said. */
import type { ExpressionId, FileFacts } from '#model/facts.ts';
import type { Meaning, Meanings } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Cls, Site, Value } from '#model/value.ts';
import { uniqueBy } from './unique-by.ts';
import { identityOf } from './value-identity.ts';

export interface ProviderRecord {
  /** What the token may be; several where it depends. */
  readonly tokens: readonly Value[];
  readonly as: 'class' | 'value' | 'factory' | 'existing';
  /** Classes, values, factories or other tokens, as `as` says. */
  readonly values: readonly Value[];
  readonly site: Site;
  /** The class or function takes its parameters by their names. */
  readonly byName: boolean;
}

type ProvideMeaning = Extract<Meaning, { means: 'provide' }>;

const FORMS = [
  ['useClass', 'class'],
  ['useValue', 'value'],
  ['useFactory', 'factory'],
  ['useExisting', 'existing'],
  ['useToken', 'existing'],
  // typedi's spelling of the same.
  ['type', 'class'],
  ['value', 'value'],
  ['factory', 'factory'],
] as const;

/** All registrations, in order of file and place. */
export function providerRecords(program: Program, meanings: Meanings): readonly ProviderRecord[] {
  const context: Context = { program, meanings, packages: containerPackages(meanings) };
  // A provider object may be found where it is written and again in the list that holds it.
  const keyOf = ({ site, as, tokens }: ProviderRecord) => `${site.file.path} ${site.expression} ${as} ${tokens.map((token) => identityOf(program, token)).join()}`;
  return uniqueBy(program.files.flatMap((file) => recordsIn(context, file)), keyOf);
}

interface Context {
  readonly program: Program;
  readonly meanings: Meanings;
  /** Packages whose libraries know modules or registrations. */
  readonly packages: ReadonlySet<string>;
}

function recordsIn(context: Context, file: FileFacts): ProviderRecord[] {
  const records: ProviderRecord[] = [];
  for (let id = 0; id < file.classes.length; id++) {
    const cls = context.program.cls(file, id);
    for (const decorator of cls.fact.decorators) records.push(...recordsOfDecorator(context, cls, decorator));
  }
  const isNear = nearContainer(context, file);
  file.expressions.forEach((fact, id) => {
    const site: Site = { file, expression: id };
    if (fact.kind === 'object') {
      const names = namesOf(fact.properties);
      // Lists of providers are put together by functions and conditions; a provider's own shape is unmistakable.
      if (names.includes('provide') && names.some((name) => name.startsWith('use'))) records.push(...recordOfProvider(context, { kind: 'object', site, closure: undefined }, site));
      if (isNear && names.includes('module') && names.includes('providers')) records.push(...recordsOfMember(context, site, 'providers'));
    }
    if (isNear && fact.kind === 'call') records.push(...recordsOfCall(context, file, id));
  });
  return records;
}

/** A file that uses a container's package, or imports a file that does (`import { container } from './container'`). */
function nearContainer(context: Context, file: FileFacts): boolean {
  return file.imports.some((fact) => {
    const target = context.program.resolve(file, fact.specifier);
    if (target.kind === 'package') return context.packages.has(target.name);
    return target.kind === 'file' && target.file.imports.some((next) => context.packages.has(next.specifier));
  });
}

function containerPackages(meanings: Meanings): ReadonlySet<string> {
  const marks = new Set<string>(['module', 'provide']);
  return new Set(
    meanings.libraries.filter((library) => library.rows?.some((row) => marks.has(row.means)) === true).flatMap((library) => library.packages),
  );
}

// ---------------------------------------------------------------- decorators

function recordsOfDecorator(context: Context, cls: Cls, decorator: ExpressionId): ProviderRecord[] {
  const { program } = context;
  const { file } = cls;
  const fact = program.expression(file, decorator);
  const site: Site = { file, expression: decorator };
  const self: Value = { kind: 'class', cls, closure: undefined };
  const records: ProviderRecord[] = [];

  if (fact.kind !== 'call') return records;
  const rows = meaningsOfCall(context, file, decorator);
  const local = program.valuesOf(file, fact.callee).some((value) => value.kind === 'function');

  // A decorator of the program's own that takes `providers` hands them to the framework's module decorator.
  if ((local || rows.some((row) => row.means === 'module')) && fact.args[0] !== undefined) {
    records.push(...recordsOfMember(context, { file, expression: fact.args[0] }, 'providers'));
  }
  for (const row of rows) {
    if (row.means === 'injectable') {
      const token = tokenOfInjectable(context, { file, expression: decorator }, row);
      if (token.length > 0) records.push({ tokens: token, as: 'class', values: [self], site, byName: false });
    }
    if (row.means === 'provide' && row.as === 'provider') {
      const value = fact.args[row.value];
      if (value !== undefined) records.push(...recordsOfList(context, program.valuesOf(file, value), site));
    }
  }
  return records;
}

function tokenOfInjectable({ program }: Context, site: Site, row: Extract<Meaning, { means: 'injectable' }>): readonly Value[] {
  const fact = program.expression(site.file, site.expression);
  if (fact.kind !== 'call' || row.token === undefined) return [];
  const argument = fact.args[row.token];
  if (argument === undefined) return [];
  const values = program.valuesOf(site.file, argument);
  const options = values.filter((value) => value.kind === 'object');
  if (options.length === 0) return values;
  return row.tokenOption === undefined ? [] : options.flatMap((value) => known(program.memberOf(value, row.tokenOption ?? '')));
}

// ---------------------------------------------------------------- calls

function recordsOfCall(context: Context, file: FileFacts, call: ExpressionId): ProviderRecord[] {
  const { program } = context;
  const fact = program.expression(file, call);
  if (fact.kind !== 'call') return [];
  const callee = program.expression(file, fact.callee);
  // Registrations are members of a container, or a `bind` that a callback received.
  if (callee.kind !== 'member' && callee.kind !== 'reference') return [];

  return meaningsOfCall(context, file, call).flatMap((row) => (row.means === 'provide' ? recordsOfProvide(context, { file, expression: call }, row) : []));
}

function recordsOfProvide(context: Context, site: Site, row: ProvideMeaning): ProviderRecord[] {
  const { program } = context;
  const { file } = site;
  const fact = program.expression(file, site.expression);
  if (fact.kind !== 'call') return [];
  const value = fact.args[row.value];
  const values = value === undefined ? [] : program.valuesOf(file, value);

  if (row.as === 'named') return values.flatMap((each) => recordsOfNames(context, each, site));
  const token = row.token === 'receiver' ? receiverArgument(program, site) : fact.args[row.token];
  const tokens = token === undefined ? [] : program.valuesOf(file, token);
  if (row.as === 'described') return values.flatMap((each) => recordOfDescription(context, each, { tokens, site }));
  if (row.as === 'self') return [{ tokens, as: 'class', values: tokens, site, byName: false }];
  if (row.as === 'provider') {
    const ofToken = values.flatMap((provider) => recordOfProvider(context, provider, site)).map((record) => ({ ...record, tokens: record.tokens.length > 0 ? record.tokens : tokens }));
    return ofToken.length > 0 ? ofToken : recordsOfList(context, values, site);
  }
  return [{ tokens, as: row.as, values, site, byName: false }];
}

/** `bind(T)` in `bind(T).inSingletonScope().to(C)`: argument 0 of the innermost call of the chain that has one. */
function receiverArgument(program: Program, site: Site): ExpressionId | undefined {
  let current = program.expression(site.file, site.expression);
  for (;;) {
    if (current.kind !== 'call') return undefined;
    const callee = program.expression(site.file, current.callee);
    if (callee.kind !== 'member') return undefined;
    current = program.expression(site.file, callee.object);
    if (current.kind === 'call' && current.args[0] !== undefined) return current.args[0];
  }
}

/** `register({ users: asClass(UserService).singleton() })`: every key is a token. */
function recordsOfNames(context: Context, value: Value, site: Site): ProviderRecord[] {
  const { program } = context;
  return program.memberNames(value).flatMap((name) => {
    const tokens: Value[] = [{ kind: 'literal', value: name }];
    return program.memberOf(value, name).flatMap((member) => recordOfDescription(context, member, { tokens, site }));
  });
}

function recordOfDescription(context: Context, value: Value, { tokens, site }: { tokens: readonly Value[]; site: Site }): ProviderRecord[] {
  const described = value.kind === 'external' && value.site !== undefined ? descriptionIn(context, value.site) : undefined;
  if (described === undefined) return [];
  return [{ tokens, as: described.row.as, values: described.values, site, byName: described.row.byName === true }];
}

/** Finds `asClass(C)` inside `asClass(C).scoped().disposer(f)`. */
function descriptionIn(context: Context, site: Site): { row: Extract<Meaning, { means: 'provider' }>; values: readonly Value[] } | undefined {
  const { program } = context;
  let id = site.expression;
  for (;;) {
    const fact = program.expression(site.file, id);
    if (fact.kind !== 'call') return undefined;
    const row = meaningsOfCall(context, site.file, id).find((candidate) => candidate.means === 'provider');
    const value = row === undefined ? undefined : fact.args[row.value];
    if (row !== undefined && value !== undefined) return { row, values: program.valuesOf(site.file, value) };
    const callee = program.expression(site.file, fact.callee);
    if (callee.kind !== 'member') return undefined;
    id = callee.object;
  }
}

// ---------------------------------------------------------------- provider objects

/** The member of an options object, read as a list of providers. */
function recordsOfMember(context: Context, options: Site, name: string): ProviderRecord[] {
  const { program } = context;
  return program.valuesOf(options.file, options.expression).flatMap((value) => {
    if (value.kind !== 'object' || !program.memberNames(value).includes(name)) return [];
    return recordsOfList(context, program.memberOf(value, name), value.site);
  });
}

function recordsOfList(context: Context, values: readonly Value[], site: Site): ProviderRecord[] {
  return values.flatMap((value) => {
    if (value.kind === 'array') return recordsOfList(context, value.elements, value.site ?? site);
    return recordOfProvider(context, value, site);
  });
}

function recordOfProvider({ program }: Context, value: Value, site: Site): ProviderRecord[] {
  if (value.kind === 'class') return [{ tokens: [value], as: 'class', values: [value], site, byName: false }];
  if (value.kind !== 'object') return [];

  const names = program.memberNames(value);
  const token = ['provide', 'token', 'id'].find((name) => names.includes(name));
  const form = FORMS.find(([name]) => names.includes(name));
  if (form === undefined) return [];
  return [
    {
      tokens: token === undefined ? [] : program.memberOf(value, token),
      as: form[1],
      values: program.memberOf(value, form[0]),
      site: value.site,
      byName: false,
    },
  ];
}

// ---------------------------------------------------------------- meanings

/** What the libraries say of a call. */
function meaningsOfCall({ program, meanings }: Context, file: FileFacts, call: ExpressionId): readonly Meaning[] {
  const fact = program.expression(file, call);
  if (fact.kind !== 'call') return [];
  return program
    .valuesOf(file, fact.callee)
    .filter((value) => value.kind === 'external')
    .flatMap((callee) => program.resultOf(callee))
    .flatMap((result) => (result.kind === 'external' ? meanings.at(result.path) : []))
    .filter(({ when }) => fact.args.length >= (when?.minArgs ?? 0) && fact.args.length <= (when?.maxArgs ?? Number.POSITIVE_INFINITY));
}

function namesOf(properties: readonly { readonly name?: string }[]): readonly string[] {
  return properties.flatMap((property) => property.name ?? []);
}

function known(values: readonly Value[]): readonly Value[] {
  return values.filter((value) => value.kind !== 'unknown');
}

