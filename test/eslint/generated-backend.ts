/** A backend of any size, made up: Express routes, services that use each other, repositories on Prisma. */

const PART_LENGTH = 5;

/** Files by path: five for each part, and the app that mounts them all. */
export function generatedBackend(files: number): Record<string, string> {
  const parts = Array.from({ length: Math.ceil(files / PART_LENGTH) }, (_, index) => index);
  return {
    'package.json': '{ "name": "generated", "dependencies": { "express": "4.21.0", "@prisma/client": "5.22.0" } }',
    'src/app.ts': appOf(parts),
    'src/db.ts': "import { PrismaClient } from '@prisma/client';\n\nexport const prisma = new PrismaClient();\n",
    'src/async-handler.ts': asyncHandler,
    'src/auth.ts': auth,
    ...Object.fromEntries(parts.flatMap((part) => Object.entries(partOf(part, parts.length)))),
  };
}

function appOf(parts: readonly number[]): string {
  const imports = parts.map((part) => `import { router as router${part} } from './part${part}/routes';`).join('\n');
  const mounts = parts.map((part) => `app.use('/v1/part${part}', router${part});`).join('\n');
  return `import express from 'express';\nimport { authenticate } from './auth';\n${imports}\n\nexport const app = express();\napp.use(express.json());\napp.use(authenticate);\n${mounts}\napp.listen(3000);\n`;
}

const asyncHandler = `import type { NextFunction, Request, Response } from 'express';

export function asyncHandler(handler: (req: Request, res: Response, next: NextFunction) => Promise<unknown>) {
  return (req: Request, res: Response, next: NextFunction) => {
    handler(req, res, next).catch(next);
  };
}
`;

const auth = `import type { NextFunction, Request, Response } from 'express';

export function authenticate(req: Request, res: Response, next: NextFunction): void {
  const header = req.headers.authorization;
  if (!header?.startsWith('Bearer ')) {
    res.status(401).json({ error: 'A token is needed.' });
    return;
  }
  next();
}
`;

function partOf(part: number, count: number): Record<string, string> {
  const neighbour = (part + 1) % count;
  const name = `Part${part}`;
  return {
    [`src/part${part}/routes.ts`]: `import { Router } from 'express';
import { asyncHandler } from '../async-handler';
import { ${name}Controller } from './controller';
import { ${name}Repository } from './repository';
import { ${name}Service } from './service';

const controller = new ${name}Controller(new ${name}Service(new ${name}Repository()));

export const router = Router();
router.get('/', asyncHandler(controller.list));
router.get('/:id', asyncHandler(controller.find));
router.post('/', asyncHandler(controller.create));
router.delete('/:id', asyncHandler(controller.remove));
`,
    [`src/part${part}/controller.ts`]: `import type { Request, Response } from 'express';
import { parse${name} } from './input';
import type { ${name}Service } from './service';

export class ${name}Controller {
  constructor(private readonly service: ${name}Service) {}

  list = async (req: Request, res: Response): Promise<void> => {
    const page = Number(req.query['page'] ?? 1);
    res.json(await this.service.list(page));
  };

  find = async (req: Request, res: Response): Promise<void> => {
    const found = await this.service.find(String(req.params['id']));
    if (found === null) res.status(404).json({ error: 'There is none.' });
    else res.json(found);
  };

  create = async (req: Request, res: Response): Promise<void> => {
    const input = parse${name}(req.body);
    res.status(201).json(await this.service.create(input));
  };

  remove = async (req: Request, res: Response): Promise<void> => {
    await this.service.remove(String(req.params['id']));
    res.status(204).end();
  };
}
`,
    [`src/part${part}/service.ts`]: `import { labelOf } from '../part${neighbour}/input';
import type { ${name}Input } from './input';
import type { ${name}Repository } from './repository';

export class ${name}Service {
  constructor(private readonly repository: ${name}Repository) {}

  async list(page: number) {
    const rows = await this.repository.page(page, 50);
    return rows.map((row) => ({ ...row, label: labelOf(row.name) }));
  }

  async find(id: string) {
    const row = await this.repository.find(id);
    if (row === null) return null;
    return { ...row, label: labelOf(row.name) };
  }

  async create(input: ${name}Input) {
    const created = await this.repository.create(input);
    await this.repository.log('created', created.id);
    return created;
  }

  async remove(id: string) {
    try {
      await this.repository.remove(id);
    } catch (error) {
      throw new Error('It could not be removed.', { cause: error });
    }
    await this.repository.log('removed', id);
  }
}
`,
    [`src/part${part}/repository.ts`]: `import { prisma } from '../db';
import type { ${name}Input } from './input';

export class ${name}Repository {
  page(page: number, size: number) {
    return prisma.part${part}.findMany({ skip: (page - 1) * size, take: size, orderBy: { id: 'asc' } });
  }

  find(id: string) {
    return prisma.part${part}.findUnique({ where: { id } });
  }

  create(input: ${name}Input) {
    return prisma.part${part}.create({ data: { name: input.name, amount: input.amount } });
  }

  async remove(id: string): Promise<void> {
    await prisma.part${part}.delete({ where: { id } });
  }

  async log(what: string, id: string): Promise<void> {
    await prisma.log.create({ data: { what, id, part: ${part} } });
  }
}
`,
    [`src/part${part}/input.ts`]: `export interface ${name}Input {
  readonly name: string;
  readonly amount: number;
}

export function parse${name}(body: unknown): ${name}Input {
  if (typeof body !== 'object' || body === null) throw new TypeError('An object is needed.');
  const { name, amount } = body as Record<string, unknown>;
  if (typeof name !== 'string' || name === '') throw new TypeError('A name is needed.');
  if (typeof amount !== 'number' || amount < 0) throw new RangeError('An amount is needed.');
  return { name, amount };
}

export function labelOf(name: string): string {
  return name.trim().toUpperCase();
}
`,
  };
}
