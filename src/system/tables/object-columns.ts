/** Columns that an object declares, one property each: attributes of a model, paths of a document. */
import type { PropertyFact } from '#model/facts.ts';
import type { TableTraits } from '#model/library.ts';
import type { Program } from '#model/program.ts';
import type { Value } from '#model/value.ts';
import { addColumn, addIndexes, type TableDraft } from './draft.ts';
import { optionsIn } from './given.ts';
import { typeGiven } from './type-name.ts';

type ObjectValue = Extract<Value, { kind: 'object' }>;

interface Place {
  /** What stands before a name: the documents around it. */
  readonly prefix: string;
  /** Columns of a list's elements are no columns of the table, but their indexes are its own. */
  readonly inList: boolean;
}

/** Reads into the draft; what is no object literal leaves it open. */
export function addObjectColumns(program: Program, draft: TableDraft, traits: TableTraits, values: readonly Value[]): void {
  addAll(values, { prefix: '', inList: false });

  function addAll(found: readonly Value[], place: Place): void {
    const object = found.find((value) => value.kind === 'object');
    const literal = object && program.expression(object.site.file, object.site.expression);
    if (object === undefined || literal?.kind !== 'object') draft.isOpen = true;
    else for (const property of literal.properties) addProperty(object, property, place);
  }

  function addProperty({ site, closure }: ObjectValue, property: PropertyFact, place: Place): void {
    const given = program.valuesOf(site.file, property.value, closure);
    if (property.kind === 'spread') return addAll(given, place);
    const name = property.name ?? (property.key === undefined ? undefined : program.stringOf(site.file, property.key));
    if (name === undefined) draft.isOpen = true;
    else addNamed(`${place.prefix}${name}`, given, place);
  }

  function addNamed(name: string, given: readonly Value[], place: Place): void {
    const [value] = given;
    const list = value?.kind === 'array' && traits.column.nests ? value.elements : undefined;
    const described = list === undefined ? value : list[0];
    if (described?.kind === 'object' && isDocument(described)) {
      if (list !== undefined && !place.inList) addColumn(program, draft, traits, { name, type: 'Object[]', options: NO_OPTIONS });
      return addAll([described], { prefix: `${name}.`, inList: place.inList || list !== undefined });
    }
    const options = described?.kind === 'object' ? optionsIn(program, [described]) : NO_OPTIONS;
    const type = `${typeGiven(program, described === undefined ? [] : [described])}${list === undefined ? '' : '[]'}`;
    if (place.inList) addIndexes(program, draft, traits, { name, options });
    else addColumn(program, draft, traits, { name, type, options });
  }

  /** An object that names no type holds columns of its own; so does one whose `type` is a column by that name. */
  function isDocument(value: ObjectValue): boolean {
    if (traits.column.nests !== true) return false;
    const type = optionsIn(program, [value])(traits.column.type);
    return type === undefined || type.values.some((each) => each.kind === 'object' && optionsIn(program, [each])(traits.column.type) !== undefined);
  }
}

const NO_OPTIONS = (): undefined => undefined;
