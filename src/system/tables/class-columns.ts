/** Columns that a class declares with decorators, those of its base classes included. */
import type { ClassMemberFact } from '#model/facts.ts';
import type { TableTraits } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { ApiPath, Cls, Value } from '#model/value.ts';
import type { ReadingContext } from '#system/decorators/context.ts';
import { argumentsFrom, argumentValues, type Decoration, decorationsOf, decorationsWith } from '#system/decorators/decorations.ts';
import { columnList } from './column-list.ts';
import { addColumn, isOptional, type TableDraft } from './draft.ts';
import { type Given, GIVEN_TRUE, type Options, optionsIn, tableBetween, tableNamed, textOf, truthOf } from './given.ts';
import { typeDeclared, typeGiven } from './type-name.ts';

/** Where a decoration's arguments stand. */
type Stated = Pick<Decoration, 'site' | 'closure'>;

interface Property {
  readonly cls: Cls;
  readonly member: ClassMemberFact;
  readonly decorations: readonly Decoration[];
}

/** Reads into the draft; a base class that cannot be read leaves it open. */
export function addClassColumns(context: ReadingContext, draft: TableDraft, traits: TableTraits, cls: Cls): void {
  const { program } = context;
  const { classes, external } = program.ancestry(cls);
  if (!isKnownBase(context, classes.at(-1) ?? cls, external)) draft.isOpen = true;

  const properties = new Map<string, Property>();
  for (const each of [...classes].reverse()) {
    for (const member of each.fact.members) {
      const decorations = decorationsOf(context, sitesOf(each, member.decorators));
      if (decorations.some(({ row }) => SPEAK.has(row.means))) properties.set(member.name, { cls: each, member, decorations });
      else if (member.kind === 'property' && isHomeMade(context, each, member)) draft.isKeyOpen = true;
    }
  }
  const reader = { context, draft, traits, stored: new Map<string, string>() };
  for (const property of properties.values()) addProperty(reader, property);
  // Which column a reference is by, its neighbours may say.
  const columnsOf = new Map([...properties].map(([name, property]) => [name, addReferences(reader, property)]));
  const resolve = (names: readonly string[]): readonly string[] => names.flatMap((name) => columnsOf.get(name) ?? [name]);
  for (const [name, { decorations }] of properties) addIndexes(reader, decorations, resolve([name]), resolve);
  for (const each of classes) addIndexes(reader, decorationsOf(context, sitesOf(each, each.fact.decorators)), undefined, resolve);
}

/** A decorator of the project's own, of which nothing is known: it may declare a column in its own way, and one of the key. */
function isHomeMade({ program }: ReadingContext, { file }: Cls, { decorators }: ClassMemberFact): boolean {
  return decorators.some((decorator) => {
    const fact = program.expression(file, decorator);
    return program.valuesOf(file, fact.kind === 'call' ? fact.callee : decorator).some((value) => value.kind === 'function');
  });
}

interface Reader {
  readonly context: ReadingContext;
  readonly draft: TableDraft;
  readonly traits: TableTraits;
  /** Properties by the names of their columns in the database. */
  readonly stored: Map<string, string>;
}

const SPEAK: ReadonlySet<string> = new Set(['column', 'columnOption', 'index', 'relation', 'joinColumn']);

/** The base that the library itself gives its models has no columns. */
function isKnownBase({ meanings }: ReadingContext, top: Cls, external: ApiPath | undefined): boolean {
  if (external === undefined) return top.fact.extends === undefined;
  return meanings.libraries.some((library) => library.tables !== undefined && library.packages.includes(external.package));
}

function addProperty({ context, draft, traits, stored }: Reader, { cls, member, decorations }: Property): void {
  const { program } = context;
  const columns = decorationsWith(decorations, 'column');
  if (columns.length === 0) return;

  const given = columns.flatMap((decoration) => argumentsFrom(context, decoration, 0));
  const options = withDecorators(context, decorations, optionsIn(program, given));
  const typed = columns.filter(({ row }) => row.typed !== false).flatMap((decoration) => typeArgument(context, decoration));
  const option = withoutSchemas(context, options(traits.column.type));
  const type = option !== undefined ? typeGiven(program, option.values) : typed.length > 0 ? typeGiven(program, typed) : undefined;
  addColumn(program, draft, traits, {
    name: member.name,
    type: type ?? (member.type === undefined ? 'unknown' : typeDeclared(program, { file: cls.file, type: member.type })),
    options,
    primary: columns.some(({ row }) => row.primary === true),
  });
  const name = traits.column.stored === undefined ? undefined : textOf(options(traits.column.stored));
  if (name !== undefined) stored.set(name, member.name);
}

/** A document inside of this one is best told by its class. */
function withoutSchemas({ meanings }: ReadingContext, option: Given | undefined): Given | undefined {
  return option?.values.some((value) => value.kind === 'external' && meanings.at(value.path).some((row) => row.means === 'columns')) === true ? undefined : option;
}

/** Options stand in objects, or are decorators of their own. */
function withDecorators(context: ReadingContext, decorations: readonly Decoration[], options: Options): Options {
  const own = decorationsWith(decorations, 'columnOption');
  return (name) => {
    const decoration = own.find(({ row }) => row.option === name);
    if (decoration === undefined) return options(name);
    const values = argumentValues(context, decoration, 0);
    return values.length === 0 ? GIVEN_TRUE : { values, site: undefined };
  };
}

/** The first argument, unless it is an object of options. Lists are types too. */
function typeArgument(context: ReadingContext, decoration: Stated): readonly Value[] {
  return argumentValues(context, decoration, 0).filter((value) => value.kind !== 'object');
}

/** Relations of one property; returns the columns that it stands for, undefined for its own name. */
function addReferences(reader: Reader, { member, decorations }: Property): readonly string[] | undefined {
  const { context, draft } = reader;
  const join = decorationsWith(decorations, 'joinColumn')[0];
  let columns: readonly string[] | undefined;
  for (const decoration of decorationsWith(decorations, 'relation')) {
    const { row } = decoration;
    if (row.joined === true && join === undefined) continue;
    const to = tableNamed(context.program, { values: argumentValues(context, decoration, row.to), site: undefined });
    if (row.by === 'property') columns = [ownColumn(reader, member.name, { decoration, join, to })];
    const by = row.by === 'property' ? (columns ?? []) : row.by === 'none' ? [] : namedColumn(context, decoration, row.by);
    const between = row.through && tableBetween(context.program, { values: argumentValues(context, decoration, row.through.argument), site: undefined }, row.through.option);
    if (between !== undefined) draft.between.push(between);
    if (row.joined === true && by.length > 0) draft.indexes.push({ columns: by, unique: true, group: undefined });
    if (to !== undefined && typeof row.by === 'object' && by.length === 0) draft.untold.push(to);
    else if (to !== undefined) draft.relations.push({ to, by });
  }
  return columns;
}

interface Reference {
  readonly decoration: Stated;
  readonly join: Decoration<'joinColumn'> | undefined;
  readonly to: string | undefined;
}

/** The column beside it that is the same in the database, else the property itself. */
function ownColumn({ context, draft, traits, stored }: Reader, name: string, { decoration, join, to }: Reference): string {
  const { program } = context;
  if (draft.columns.has(name)) return name;
  const joined = join && textOf(optionsIn(program, argumentsFrom(context, join, 0))(join.row.option));
  const beside = joined === undefined ? `${name}Id` : (stored.get(joined) ?? joined);
  if (draft.columns.has(beside)) return beside;

  const options = optionsIn(program, argumentsFrom(context, decoration, 0));
  // A reference may be empty unless it says that it may not.
  const optional = truthOf(options(traits.optional.unless.option)) === undefined || isOptional(traits, options);
  draft.columns.set(name, { name, type: to ?? 'unknown', optional });
  return name;
}

/** `BelongsTo(() => User, 'userId')`, `{ foreignKey: 'userId' }`. */
function namedColumn(context: ReadingContext, decoration: Stated, { argument, option }: { readonly argument: number; readonly option: string }): readonly string[] {
  const name = columnNamed(context.program, argumentValues(context, decoration, argument), option);
  return name === undefined ? [] : [name];
}

/** A text, or the option of an object, which may be an object with a `name`. */
export function columnNamed(program: Program, values: readonly Value[], option: string): string | undefined {
  const given = optionsIn(program, values)(option);
  return textOf({ values, site: undefined }) ?? textOf(given) ?? (given && textOf(optionsIn(program, given.values)('name')));
}

/** Indexes by decorators: `own` are the columns of the decorated property. */
function addIndexes({ context, draft, traits }: Reader, decorations: readonly Decoration[], own: readonly string[] | undefined, resolve: (names: readonly string[]) => readonly string[]): void {
  const { program } = context;
  for (const decoration of decorationsWith(decorations, 'index')) {
    const given = argumentLists(context, decoration);
    const options = optionsIn(program, given.flat());
    const listed = given.map((values) => columnList(program, values.filter((value) => value.kind !== 'object'))).find((columns) => columns !== undefined);
    const columns = listed === undefined ? own : resolve(listed);
    const name = traits.index.name === undefined ? undefined : (given.map((values) => textOf({ values, site: undefined })).find((text) => text !== undefined) ?? textOf(options(traits.index.name)));
    if (columns !== undefined) draft.indexes.push({ columns, unique: decoration.row.unique === true || truthOf(options(traits.index.unique)) === true, group: listed === undefined ? name : undefined });
  }
}

/** Values of each argument. */
function argumentLists(context: ReadingContext, decoration: Stated): readonly (readonly Value[])[] {
  const fact = context.program.expression(decoration.site.file, decoration.site.expression);
  return fact.kind === 'call' ? fact.args.map((_, position) => argumentValues(context, decoration, position)) : [];
}

function sitesOf(cls: Cls, decorators: readonly number[]): readonly { readonly file: Cls['file']; readonly expression: number }[] {
  return decorators.map((expression) => ({ file: cls.file, expression }));
}
