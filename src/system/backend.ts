/** Which files are backend: browser code is known by what it imports, renders and touches, not by its folder. */
import type { FileFacts } from '#model/facts.ts';
import type { Program } from '#model/program.ts';

// Packages that only make sense where there is a document. `react` itself also renders e-mails on servers and is judged with the rest of the file.
const BROWSER_PACKAGES = /^(?:react-dom(?:\/client)?|react-router(?:-dom)?|@angular\/(?!core$|common$|compiler)|@angular\/core|vue-router|pinia|vuex|svelte\/(?!server|compiler)|next\/(?:link|router|navigation|image|dynamic)|@mui\/|@chakra-ui\/|@radix-ui\/|antd$|styled-components$|@emotion\/|zustand|@reduxjs\/|redux$|react-redux$|mobx-react|@tanstack\/react-|framer-motion|jquery$|bootstrap$|d3$|chart\.js|@testing-library\/|formik$|react-hook-form$|@apollo\/client|swr$|@ionic\/)/;
const VIEW_PACKAGES = /^(?:react|preact|vue|svelte|solid-js|mobx|lit)(?:\/(?!server)|$)/;
const SERVER_PACKAGES = /^(?:node:|express$|fastify$|koa$|@koa\/|@hapi\/|@nestjs\/|routing-controllers$|hono$|@prisma\/|typeorm$|sequelize|mongoose$|mongodb$|knex$|kysely$|drizzle-orm|pg$|mysql2?$|ioredis$|redis$|bull$|bullmq$|amqplib$|kafkajs$|nodemailer$|passport|jsonwebtoken$|bcrypt|winston$|pino$|fs$|fs\/promises$|child_process$|http$|https$|net$|crypto$|path$|os$|stream$|cluster$|worker_threads$|@trpc\/server|graphql-yoga$|apollo-server|@apollo\/server|react-dom\/server|@react-email\/|server-only$)/;
const SERVER_ONLY = /^(?:express$|fastify$|koa$|@nestjs\/|routing-controllers$|hono$|@prisma\/|typeorm$|sequelize|mongoose$|mongodb$|knex$|kysely$|pg$|mysql2?$|ioredis$|bull$|bullmq$|nodemailer$|react-dom\/server|@react-email\/|server-only$|fs$|node:fs|fs\/promises$|child_process$|node:child_process)/;
const ASSETS = /\.(?:vue|svelte|css|scss|less|svg|png)(?:\?.*)?$/;
const BROWSER_GLOBALS = new Set(['document', 'window', 'localStorage', 'sessionStorage', 'navigator', 'HTMLElement', 'customElements', 'XMLHttpRequest', 'jQuery', '$']);

/** `view`: it renders, and who imports it says where: a page in the browser, an e-mail on the server. */
type Side = 'browser' | 'server' | 'view';

/** Computed for the whole program when first asked for. */
export function backendFiles(program: Pick<Program, 'files' | 'resolve'>): (file: FileFacts) => boolean {
  let browser: ReadonlySet<FileFacts> | undefined;
  return (file) => {
    browser ??= browserFiles(program);
    return !file.path.endsWith('.d.ts') && !browser.has(file);
  };
}

function browserFiles(program: Pick<Program, 'files' | 'resolve'>): ReadonlySet<FileFacts> {
  const sides = new Map(program.files.map((file) => [file, sideOf(file)]));
  const isOn = (side: Side) => program.files.filter((file) => sides.get(file) === side);
  const usedByServer = reachedFrom(program, isOn('server'), (file) => sides.get(file) !== 'browser');
  const browser = [...isOn('browser'), ...isOn('view').filter((file) => !usedByServer.has(file))];
  // What nothing says of a file itself, those who import it say.
  const usedByBrowser = reachedFrom(program, browser, (file) => sides.get(file) !== 'server' && !usedByServer.has(file));
  return new Set([...browser, ...usedByBrowser]);
}

function sideOf(file: FileFacts): Side | undefined {
  if (file.prologues.includes('use client')) return 'browser';
  if (file.prologues.includes('use server')) return 'server';
  const specifiers = file.imports.filter((each) => each.kind !== 'type').map((each) => each.specifier);
  if (specifiers.some((specifier) => SERVER_ONLY.test(specifier))) return 'server';
  if (specifiers.some((specifier) => ASSETS.test(specifier))) return 'browser';
  if (specifiers.some((specifier) => BROWSER_PACKAGES.test(specifier))) return 'browser';
  const server = specifiers.some((specifier) => SERVER_PACKAGES.test(specifier));
  const view = specifiers.some((specifier) => VIEW_PACKAGES.test(specifier));
  if (view && !server) return 'view';
  if (file.jsx && !server && touchesDom(file)) return 'browser';
  if (server) return 'server';
  return touchesDom(file) ? 'browser' : undefined;
}

function touchesDom(file: FileFacts): boolean {
  return file.expressions.some((expression) => {
    if (expression.kind !== 'member') return false;
    const object = file.expressions[expression.object];
    // `typeof window` probes for a browser and is no evidence of one; a member read is.
    return object?.kind === 'global' && BROWSER_GLOBALS.has(object.name);
  });
}

/** Files that others import, directly or through files that may be passed. */
function reachedFrom(program: Pick<Program, 'files' | 'resolve'>, starts: readonly FileFacts[], mayPass: (file: FileFacts) => boolean): ReadonlySet<FileFacts> {
  const reached = new Set<FileFacts>();
  const waiting = [...starts];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    for (const target of importedBy(program, file)) {
      if (reached.has(target) || !mayPass(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return reached;
}

function importedBy(program: Pick<Program, 'files' | 'resolve'>, file: FileFacts): readonly FileFacts[] {
  const specifiers = new Set(file.imports.filter((each) => each.kind !== 'type').map((each) => each.specifier));
  for (const each of file.exports) if (each.kind === 'from' || each.kind === 'star') specifiers.add(each.specifier);
  return [...specifiers].flatMap((specifier) => {
    const target = program.resolve(file, specifier);
    return target.kind === 'file' && target.file !== file ? [target.file] : [];
  });
}
