/** Published schemas, to hold documents against. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

const folder = join(dirname(fileURLToPath(import.meta.resolve('schemastore/package.json'))), 'schemas/json');

/** What is wrong with a document by a schema of SchemaStore's, such as `sarif-2.1.0`; empty if nothing is. */
export function schemaErrors(schema: string, document: unknown): readonly string[] {
  // One of SARIF's patterns is none under the `u` flag.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, `${schema}.json`), 'utf8')) as object);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
