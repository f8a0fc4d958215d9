/** The smallest pair of cases of each rule: one that it reports, one that it does not, and why not. */
// Written by `npm run generate`; edit the fixtures, not this list.

export const ruleExamples: Readonly<Record<string, { readonly bad: string; readonly good: string; readonly because: string }>> = {
  'architecture/layering': {
    bad: "// src/core/oven.ts\nimport { breadStore } from '../storage/bread-store'; // ← reported\n\nexport const bake = breadStore;\n\n// src/storage/bread-store.ts\nimport type { Repository } from 'typeorm';\n\nexport const breadStore = (breads: Repository<{ name: string }>) => ({ all: () => breads.find({ take: 50 }) });\n",
    good: "// src/core/oven.ts\nexport interface Breads {\n  all(): Promise<{ name: string }[]>;\n}\n\nexport const bake = (breads: Breads) => breads.all();\n\n// src/storage/bread-store.ts\nimport type { Repository } from 'typeorm';\nimport type { Breads } from '../core/oven';\n\nexport const breadStore = (breads: Repository<{ name: string }>): Breads => ({ all: () => breads.find({ take: 50 }) });\n",
    because: "the layer http may use core",
  },
  'architecture/no-cycle': {
    bad: "// src/presenters/feed.ts\nimport { presentUser } from '.'; // ← reported\n\nexport function presentFeed(feed: { title: string; owner: { id: string; name: string } }) {\n  return { title: feed.title, owner: presentUser(feed.owner) };\n}\n",
    good: "// src/presenters/feed.ts\nimport { presentUser } from './user';\n\nexport function presentFeed(feed: { title: string; owner: { id: string; name: string } }) {\n  return { title: feed.title, owner: presentUser(feed.owner) };\n}\n",
    because: "src/presenters/user.ts does not lead back to this file when it is loaded",
  },
  'data/no-n-plus-one': {
    bad: "import { PrismaClient } from '@prisma/client';\n\nconst prisma = new PrismaClient();\n\nexport async function invite(teamId: string, emails: string[]): Promise<void> {\n  for (const email of emails) {\n    await prisma.invitation.create({ data: { teamId, email } }); // ← reported\n  }\n}\n",
    good: "import { PrismaClient } from '@prisma/client';\n\nconst prisma = new PrismaClient();\n\nexport async function invite(teamId: string, emails: string[]): Promise<void> {\n  await prisma.invitation.createMany({ data: emails.map((email) => ({ teamId, email })) });\n}\n",
    because: "`invitation.createMany()` runs once each time the function is called",
  },
  'errors/async-handler': {
    bad: "import { PrismaClient } from '@prisma/client';\nimport express from 'express';\n\nconst prisma = new PrismaClient();\nexport const app = express();\n\napp.get('/films', async (_req, res) => { // ← reported\n  res.json(await prisma.film.findMany({ take: 50 }));\n});\n",
    good: "import { PrismaClient } from '@prisma/client';\nimport express from 'express';\n\nconst prisma = new PrismaClient();\nexport const app = express();\n\napp.get('/films', async (_req, res) => {\n  res.json(await prisma.film.findMany({ take: 50 }));\n});\n",
    because: "express 5 forwards rejections itself, or a package makes it do so",
  },
  'errors/no-floating-promise': {
    bad: "import type { Repository } from 'typeorm';\n\nexport async function touch(devices: Repository<{ id: string; seenAt: Date }>, id: string): Promise<void> {\n  const update = async () => devices.update(id, { seenAt: new Date() });\n  update().catch(); // ← reported\n}\n",
    good: "import pino from 'pino';\nimport type { Repository } from 'typeorm';\n\nconst logger = pino();\n\nexport async function touch(devices: Repository<{ id: string; seenAt: Date }>, id: string): Promise<void> {\n  const update = async () => devices.update(id, { seenAt: new Date() });\n  update().catch((error) => logger.warn({ err: error }, 'the device was not touched'));\n}\n",
    because: "the chain ends with a handler",
  },
  'errors/no-lost-cause': {
    bad: "import mongoose from 'mongoose';\n\nconst Room = mongoose.model('Room', new mongoose.Schema({ name: String }));\n\nclass NotFoundError extends Error {}\n\nexport async function getRoom(id: string) {\n  return Room.findById(id).orFail().catch(() => {\n    throw new NotFoundError(`There is no room ${id}`); // ← reported\n  });\n}\n",
    good: "import mongoose from 'mongoose';\n\nconst Room = mongoose.model('Room', new mongoose.Schema({ name: String }));\n\nclass NotFoundError extends Error {}\n\nexport async function getRoom(id: string) {\n  return Room.findById(id).orFail().catch((error) => {\n    throw new NotFoundError(`There is no room ${id}`, { cause: error });\n  });\n}\n",
    because: "`error` is handed to the new error",
  },
  'errors/no-swallowed-error': {
    bad: "import axios from 'axios';\n\nexport async function notifyHooks(urls: string[], event: object): Promise<void> {\n  await Promise.allSettled(urls.map((url) => axios.post(url, event, { timeout: 5_000 }))); // ← reported\n}\n",
    good: "import axios from 'axios';\n\nexport async function notifyHooks(urls: string[], event: object): Promise<void> {\n  const results = await Promise.allSettled(urls.map((url) => axios.post(url, event, { timeout: 5_000 })));\n  for (const result of results) {\n    if (result.status === 'rejected') console.error('a hook failed', result.reason);\n  }\n}\n",
    because: "somebody is given the results of `Promise.allSettled()`",
  },
  'security/require-auth': {
    bad: "import express, { Router } from 'express';\nimport passport from 'passport';\n\nconst auth = passport.authenticate('jwt', { session: false });\nconst tasks = new Map<string, string>();\nconst router = Router();\n\nrouter.route('/tasks').get(auth, (_req, res) => { res.json([...tasks.values()]); });\nrouter.route('/tasks/:id').get(auth, (req, res) => { res.json(tasks.get(req.params.id)); });\nrouter.route('/tasks/:id/text').put(auth, (req, res) => { tasks.set(req.params.id, req.body.text); res.end(); });\nrouter.route('/tasks/:id/archive').post((req, res) => { tasks.delete(req.params.id); res.end(); }); // ← reported\n\nexport const app = express();\napp.use(router);\n",
    good: "import express, { Router } from 'express';\nimport passport from 'passport';\n\nconst auth = [passport.initialize(), passport.authenticate('jwt', { session: false })];\nconst tasks = new Map<string, string>();\nconst router = Router();\n\nrouter.route('/tasks').all(auth).get((_req, res) => { res.json([...tasks.values()]); }).post((req, res) => { tasks.set(req.body.id, ''); res.end(); });\nrouter.route('/tasks/:id').get(auth, (req, res) => { res.json(tasks.get(req.params.id)); });\nrouter.get('/tasks/:id/text', auth, (req, res) => { res.json(tasks.get(req.params.id)); });\n\nexport const app = express();\napp.use(router);\n",
    because: "it demands a credential, by `passport.authenticate`",
  },
  'security/require-permission': {
    bad: "import express, { Router, type NextFunction, type Request, type Response } from 'express';\nimport { expressjwt } from 'express-jwt';\n\nfunction staffOnly(req: Request & { auth?: { role: string } }, res: Response, next: NextFunction): void {\n  if (req.auth?.role !== 'staff') {\n    res.status(403).end();\n    return;\n  }\n  next();\n}\n\nconst shifts = new Map<string, string>();\nconst router = Router();\n\nrouter.use(expressjwt({ secret: process.env.SECRET!, algorithms: ['HS256'] }));\nrouter.delete('/shifts/:id', (req, res) => { shifts.delete(req.params.id); res.end(); }); // ← reported\nrouter.use(staffOnly);\nrouter.get('/shifts', (_req, res) => { res.json([...shifts.values()]); });\nrouter.get('/shifts/:id', (req, res) => { res.json(shifts.get(req.params.id)); });\nrouter.post('/shifts', (req, res) => { shifts.set(req.body.id, req.body.name); res.end(); });\n\nexport const app = express();\napp.use(router);\n",
    good: "import express, { Router, type NextFunction, type Request, type Response } from 'express';\nimport { expressjwt } from 'express-jwt';\n\nfunction staffOnly(req: Request & { auth?: { role: string } }, res: Response, next: NextFunction): void {\n  if (req.auth?.role !== 'staff') {\n    res.status(403).end();\n    return;\n  }\n  next();\n}\n\nconst shifts = new Map<string, string>();\nconst router = Router();\n\nrouter.use(expressjwt({ secret: process.env.SECRET!, algorithms: ['HS256'] }), staffOnly);\nrouter.get('/shifts', (_req, res) => { res.json([...shifts.values()]); });\nrouter.post('/shifts', (req, res) => { shifts.set(req.body.id, req.body.name); res.end(); });\nrouter.delete('/shifts/:id', (req, res) => { shifts.delete(req.params.id); res.end(); });\n\nexport const app = express();\napp.use(router);\n",
    because: "it checks a permission, by `staffOnly`",
  },
};
