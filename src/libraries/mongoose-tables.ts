/** How columns and indexes are written in Mongoose's schemas, also where they are decorators. */
import type { TableTraits } from '#model/library.ts';

export const mongooseTables: TableTraits = {
  column: { type: 'type', nests: true, unique: 'unique', index: 'index', refers: 'ref' },
  optional: { byDefault: true, unless: { option: 'required', is: true } },
  table: { stored: 'collection' },
  index: { unique: 'unique' },
  key: { name: '_id', type: 'ObjectId' },
};
