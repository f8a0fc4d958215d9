/** What each file is for: source, test, migration, seed, script or configuration; by what it does, then by where it lies. */
import type { FileFacts } from '#model/facts.ts';
import type { FileRole } from '#model/system.ts';

const TEST_GLOBALS = new Set(['describe', 'it', 'test', 'beforeEach', 'afterEach', 'beforeAll', 'afterAll', 'suite']);
const TEST_PACKAGES = new Set(['vitest', 'jest', '@jest/globals', 'mocha', 'ava', 'node:test', 'supertest', '@nestjs/testing', 'sinon', 'chai', '@playwright/test', 'cypress']);
const TEST_PATH = /(?:^|\/)(?:__tests__|__mocks__|tests?|testing|specs?|e2e|cypress)\/|[.-](?:test|spec|e2e|e2e-spec|mock|stories|bench)\.[cm]?[jt]sx?$/;
const MIGRATION_PATH = /(?:^|\/)migrations?\/|[.-]migration\.[cm]?[jt]s$/;
const UPGRADE_PATH = /(?:^|\/)upgrades?\//;
const SEED_PATH = /(?:^|\/)(?:seeds?|seeders?|fixtures)\/|(?:^|\/)(?:seed|seeder)s?\.[cm]?[jt]s$|\.seed(?:er)?\.[cm]?[jt]s$/;
const SCRIPT_PATH = /(?:^|\/)(?:(?:[\w-]+-)?scripts?|bin|tools?|tasks|benchmarks?|examples?)\//;
const CONFIG_PATH = /(?:^|\/)(?:\.?[\w-]+\.(?:config|conf|setup)|\.[\w-]+rc|Gruntfile|gulpfile|webpack[\w.-]*)\.[cm]?[jt]s$/;
const MIGRATION_TYPES = /\b(?:MigrationInterface|QueryRunner|QueryInterface)\b/;

/** Memoised by file. */
export function fileRoles(): (file: FileFacts) => FileRole {
  const known = new Map<FileFacts, FileRole>();
  return (file) => {
    let role = known.get(file);
    if (!role) known.set(file, (role = findRole(file)));
    return role;
  };
}

function findRole(file: FileFacts): FileRole {
  if (isTest(file)) return 'test';
  if (isMigration(file)) return 'migration';
  if (SEED_PATH.test(file.path)) return 'seed';
  // A shebang is no fact; a module body that ends the process when its work is done is a script wherever it lies.
  if (SCRIPT_PATH.test(file.path) && !exportsClass(file)) return 'script';
  return CONFIG_PATH.test(file.path) ? 'config' : 'source';
}

/** By where it lies alone. */
export function isTestPath(path: string): boolean {
  return TEST_PATH.test(path);
}

function isTest(file: FileFacts): boolean {
  if (isTestPath(file.path)) return true;
  if (file.imports.some((each) => TEST_PACKAGES.has(each.specifier))) return true;
  const called = new Set<string>();
  for (const expression of file.expressions) {
    if (expression.kind !== 'call') continue;
    const callee = file.expressions[expression.callee];
    if (callee?.kind === 'global' && TEST_GLOBALS.has(callee.name)) called.add(callee.name);
  }
  // One such global may be a coincidence (`test(value)` of a library without imports); a suite has two.
  return called.size >= 2;
}

function isMigration(file: FileFacts): boolean {
  const names = file.types.filter((type) => type.kind === 'name').map((type) => type.name);
  if (names.some((name) => MIGRATION_TYPES.test(name)) && definesUp(file)) return true;
  if (UPGRADE_PATH.test(file.path)) return definesUp(file);
  return MIGRATION_PATH.test(file.path) && !handlesRequests(file);
}

/** A migration goes `up`, and mostly `down`. */
function definesUp(file: FileFacts): boolean {
  return file.functions.some((fn) => fn.name === 'up' || fn.name === 'down' || fn.name === 'upgrade');
}

/** A feature that is about migrations has controllers and services; a migration has neither. */
function handlesRequests(file: FileFacts): boolean {
  return file.classes.some((cls) => cls.decorators.length > 0) || /[.-](?:controller|service|module|resolver|routes?)\.[cm]?[jt]s$/.test(file.path);
}

function exportsClass(file: FileFacts): boolean {
  return file.exports.some((each) => each.kind === 'binding' && file.bindings[each.binding]?.kind === 'class');
}
