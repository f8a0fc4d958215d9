/** One process of its own, with what it cost. */
import { spawnSync } from 'node:child_process';

export interface Measured {
  /** User and system time together. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakKb: number;
  readonly stderr: string;
}

// The process itself knows best what it used; it tells on a channel of its own, so its output stays untouched.
const TELL = `data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakKb: maxRSS })); });`;

/** Runs Node with the arguments in a folder. Throws if it does not end by itself. */
export function measure(args: readonly string[], cwd: string): Measured {
  const started = performance.now();
  const { output, error } = spawnSync(process.execPath, ['--import', TELL, ...args], { cwd, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  const wallMs = performance.now() - started;
  return { ...(JSON.parse(output[3] ?? '') as { cpuMs: number; peakKb: number }), wallMs, stderr: output[2] ?? '' };
}
