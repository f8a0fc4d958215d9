/** Tables that Prisma schemas declare. */
import { describe, expect, test } from 'vitest';
import { extractSchema } from '#extract/prisma/extract-schema.ts';
import { briefly, tableNamed } from '../../harness/tables-of.ts';
import { systemOf } from '../../harness/system-of.ts';

const SCHEMA = `
generator client {
  provider        = "prisma-client-js"
  previewFeatures = ["fullTextSearch",
    "views"]
}

enum Role { // who may do what
  USER
  ADMIN @map("admin")
}

/// People who buy.
model user {
  id       String   @id @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  email    String   @unique
  role     Role     @default(USER)
  tags     String[] @default([])
  address  Address?
  bio      Json?    @default("{}") /* any */
  orders   Order[]
  likes    Product[] @relation("likes")
  sells    Product[] @relation("sells")

  @@map("users")
}

model Order {
  userId    String
  number    Int     @map("no")
  place     Unsupported("circle")?
  user      user    @relation(fields: [userId], references: [id], onDelete: Cascade)
  parentNo  Int?
  parentId  String?
  parent    Order?  @relation("tree", fields: [parentId, parentNo], references: [userId, number])
  children  Order[] @relation("tree")

  @@id([userId, number])
  @@index([parentId, number(sort: Desc)], map: "by_parent")
  @@index(fields: [
    place,
    number,
  ], type: Gist)
}

model Product {
  id       Int    @id
  likedBy  user[] @relation("likes")
  sellerId String
  seller   user   @relation("sells", fields: [sellerId], references: [id])
}

type Address {
  street String
}

view Income {
  userId String @unique
  total  Decimal @db.Decimal(10, 2)
}
`;

const tables = (sources: Readonly<Record<string, string>>, code: Readonly<Record<string, string>> = {}) => systemOf(code, [], Object.entries(sources).map(([path, text]) => extractSchema(path, text))).tables;

describe('a schema', () => {
  const found = tables({ 'prisma/schema.prisma': SCHEMA });

  test('models and views are tables, by the name that queries give them; enums and types are not', () => {
    expect(found.map(({ name, stored, span }) => [name, stored, `${span.file}:${String(span.line)}:${String(span.column)}`])).toEqual([
      ['Income', undefined, 'prisma/schema.prisma:57:1'],
      ['Order', undefined, 'prisma/schema.prisma:28:1'],
      ['Product', undefined, 'prisma/schema.prisma:46:1'],
      ['User', 'users', 'prisma/schema.prisma:14:1'],
    ]);
  });

  test('columns in order; fields that are other models are none', () => {
    expect(briefly(tableNamed(found, 'User')).columns).toEqual(['id String', 'email String', 'role Role', 'tags String[]', 'address Address?', 'bio Json?']);
    expect(briefly(tableNamed(found, 'Order')).columns).toEqual(['userId String', 'number Int', 'place Unsupported?', 'parentNo Int?', 'parentId String?']);
  });

  test('indexes, primary keys and unique constraints included', () => {
    expect(found.map((table) => [table.name, briefly(table).indexes])).toEqual([
      ['Income', ['unique userId']],
      ['Order', ['parentId, number', 'place, number', 'unique userId, number']],
      ['Product', ['unique id']],
      ['User', ['unique email', 'unique id']],
    ]);
  });

  test('relations of the end that has the columns, and many to many', () => {
    expect(briefly(tableNamed(found, 'Order')).relations).toEqual(['Order by parentId, parentNo', 'User by userId']);
    expect(briefly(tableNamed(found, 'User')).relations).toEqual(['Product by nothing']);
    expect(briefly(tableNamed(found, 'Product')).relations).toEqual(['User by nothing', 'User by sellerId']);
  });
});

test('a schema may be spread over files: a model of another file is no column, an enum is', () => {
  const [post, user] = tables({
    'prisma/schema/post.prisma': 'model Post {\n  id Int @id\n  state State\n  authorId Int\n  author User @relation(fields: [authorId], references: [id])\n}\n',
    'prisma/schema/base.prisma': 'enum State {\n  DRAFT\n}\nmodel User {\n  id Int @id\n  posts Post[]\n}\n',
  });
  expect([post, user].map((table) => table && briefly(table))).toEqual([
    { columns: ['id Int', 'state State', 'authorId Int'], indexes: ['unique id'], relations: ['User by authorId'] },
    { columns: ['id Int'], indexes: ['unique id'], relations: [] },
  ]);
});

describe('what does not parse', () => {
  const problemsOf = (text: string): (string | number)[][] => {
    const { problems, lineStarts } = extractSchema('schema.prisma', text);
    return problems.map(({ start, message }) => [lineStarts.findLastIndex((each) => each <= start) + 1, message]);
  };
  const modelsOf = (text: string): (string | readonly string[])[][] => extractSchema('schema.prisma', text).models.map(({ name, fields }) => [name, fields.map((field) => field.name)]);

  test('loses its line alone', () => {
    const text = 'model A {\n  id Int @id\n  3 x\n  name String @default(\n  age Int\n}\nmodel B {\n  id Int @id\n}\n';
    expect(modelsOf(text)).toEqual([['A', ['id', 'age']], ['B', ['id']]]);
    expect(problemsOf(text)[0]).toEqual([3, 'Expected a name, found `3`.']);
  });

  test('an unclosed block ends where the next begins', () => {
    const text = 'model A {\n  id Int @id\nmodel B {\n  id Int @id\n';
    expect(modelsOf(text)).toEqual([['A', ['id']], ['B', ['id']]]);
    expect(problemsOf(text)).toEqual([[3, 'The block before is never closed.'], [5, 'The block before is never closed.']]);
  });

  test('words that begin no block', () => {
    expect(problemsOf('modle A {\n}\n')[0]).toEqual([1, '`modle` begins no block of a Prisma schema.']);
    expect(modelsOf('\u0000\u{1F600} "open\nmodel A {\r\n  id Int @id\r\n}\r\n')).toEqual([['A', ['id']]]);
  });
});

describe('which table a query is about', () => {
  const client = (output: string): string => `generator client {\n  provider = "prisma-client-js"\n  output = "${output}"\n}\nmodel User {\n  id Int @id\n}\n`;
  const CODE = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport async function list() { return prisma.user.findMany(); }\n";
  const meant = (schemas: Readonly<Record<string, string>>, file: string): string | undefined => {
    const system = systemOf({ [file]: CODE }, [], Object.entries(schemas).map(([path, text]) => extractSchema(path, text)));
    const effect = system.program.functions().flatMap((fn) => system.effectsOf(fn)).find(({ query }) => query !== undefined);
    if (effect === undefined) throw new Error('there is no query');
    return system.tableOf(effect)?.span.file;
  };
  const MODEL = 'model User {\n  id Int @id\n}\n';

  test('the only one of its name, wherever it is', () => {
    expect(meant({ 'packages/db/prisma/schema.prisma': MODEL }, 'apps/api/src/list.ts')).toBe('packages/db/prisma/schema.prisma');
  });

  test('of several the nearest, by the schema or by where its client goes; else it is not told', () => {
    const both = { 'apps/api/prisma/schema.prisma': MODEL, 'apps/jobs/prisma/schema.prisma': MODEL };
    expect(meant(both, 'apps/jobs/src/list.ts')).toBe('apps/jobs/prisma/schema.prisma');
    expect(meant(both, 'apps/mail/src/list.ts')).toBeUndefined();
    expect(meant({ ...both, 'packages/db/prisma/schema.prisma': client('../../../apps/mail/generated') }, 'apps/mail/src/list.ts')).toBe('packages/db/prisma/schema.prisma');
  });

  test('a schema that lies elsewhere is data, as long as there is one in the usual place', () => {
    const elsewhere = { 'src/templates/shop.prisma': MODEL };
    expect(meant(elsewhere, 'src/list.ts')).toBe('src/templates/shop.prisma');
    expect(meant({ ...elsewhere, 'prisma/schema.prisma': MODEL }, 'src/list.ts')).toBe('prisma/schema.prisma');
    expect(tables({ 'test/prisma/schema.prisma': MODEL })).toEqual([]);
  });
});
