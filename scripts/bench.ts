/** `npm run bench -- <folder>`: what a cold run costs, beside the bare parse of the same files. Builds nothing: run `npm run build` first. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { diskTree } from '#load/disk-tree.ts';
import { findRoot } from '#load/find-root.ts';
import { loadProject } from '#load/load-project.ts';
import { measure, type Measured } from './bench/measure.ts';
import { root as repository } from './root.ts';

const RUNS = 3;

const folder = resolve(process.argv[2] ?? '.');
const cli = join(repository, 'dist/cli/main.js');
if (!existsSync(cli)) {
  console.error('There is no dist/: run `npm run build` first.');
  process.exit(2);
}

const project = loadProject({ tree: diskTree, root: findRoot(diskTree, folder, [folder]), include: [], exclude: [] });
const scratch = mkdtempSync(join(tmpdir(), 'lintel-bench-'));
try {
  const list = join(scratch, 'files.json');
  writeFileSync(list, JSON.stringify(project.files.map((file) => join(project.root, file))));

  const parse = median(() => measure([join(repository, 'scripts/bench/bare-parse.js'), list], folder));
  const cold = median(() => measure([cli, 'check', '--no-cache', '--fail-on', 'never', '--quiet', '--stats'], folder));
  measure([cli, 'check', '--fail-on', 'never', '--quiet'], folder);
  const warm = median(() => measure([cli, 'check', '--fail-on', 'never', '--quiet'], folder));

  console.log(`${String(project.files.length)} files in ${project.root}, median of ${String(RUNS)} cold processes\n`);
  for (const [name, measured] of Object.entries({ 'bare parse': parse, 'lintel, no cache': cold, 'lintel, cached': warm })) {
    console.log(`${name.padEnd(16)}  CPU ${seconds(measured.cpuMs)}  wall ${seconds(measured.wallMs)}  peak ${(measured.peakKb / 1024).toFixed(0).padStart(5)} MB`);
  }
  console.log(`\nCPU ratio to the bare parse: ${(cold.cpuMs / parse.cpuMs).toFixed(2)}\n\n${figuresIn(cold.stderr)}`);
} finally {
  rmSync(scratch, { recursive: true });
}

function median(run: () => Measured): Measured {
  const runs = Array.from({ length: RUNS }, run).sort((a, b) => a.cpuMs - b.cpuMs);
  return runs[Math.floor(RUNS / 2)]!;
}

/** What `--stats` adds at the end; before it stand problems and the summary. */
function figuresIn(stderr: string): string {
  return stderr.slice(Math.max(0, stderr.search(/^\d+ files, /m)));
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2).padStart(6)} s`;
}
