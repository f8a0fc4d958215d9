/** The shell steps of action.yml, really run by bash in a repository, with the registry and GitHub played by scripts. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gitCommit } from '../harness/git-commit.ts';
import { temporaryProject } from '../load/temporary-project.ts';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as { inputs: Record<string, { default: string }>; runs: { steps: { id: string; run: string }[] } };
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

const FLOATING = 'export async function cancel(): Promise<void> {\n  await fetch("https://x.example");\n}\nexport function cancelAll(): void {\n  cancel();\n}\n';

interface Job {
  readonly folder: string;
  readonly work: string;
}

/** A checkout with one commit, and a machine that has `npx` and `gh`, both of which write down how they were called. */
function jobWith(files: Readonly<Record<string, string>>, ghScript = 'exit 0'): Job {
  const folder = temporaryProject({ 'package.json': '{ "name": "case" }', ...files });
  const work = temporaryProject({
    'bin/npx': `#!/usr/bin/env bash\nprintf '%s\\n' "$@" > "$WORK/npx.log"\nshift 2\nexec '${process.execPath}' --conditions=source --import '${import.meta.resolve('tsx')}' '${main}' "$@"\n`,
    'bin/gh': `#!/usr/bin/env bash\nprintf '%s\\n' "$*" >> "$WORK/gh.log"\n${ghScript}\n`,
    'temp/': '',
  });
  for (const tool of ['npx', 'gh']) chmodSync(join(work, 'bin', tool), 0o755);
  gitCommit(folder);
  return { folder, work };
}

interface StepResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs one step as the runner does: `bash --noprofile --norc -eo pipefail`, inputs in the environment. */
function runStep(id: string, { folder, work }: Job, env: Readonly<Record<string, string>>): StepResult {
  const script = action.runs.steps.find((step) => step.id === id)?.run ?? '';
  writeFileSync(join(work, 'step.sh'), script);
  writeFileSync(join(work, 'output'), '');
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(work, 'step.sh')], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${join(work, 'bin')}:${process.env['PATH'] ?? ''}`,
      HOME: work,
      WORK: work,
      RUNNER_TEMP: join(work, 'temp'),
      GITHUB_OUTPUT: join(work, 'output'),
      GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_ACTIONS: 'true',
      ...env,
    },
  });
  const outputs = Object.fromEntries(
    readFileSync(join(work, 'output'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return { status, stdout, outputs };
}

function lintWith(job: Job, inputs: Readonly<Record<string, string>> = {}): StepResult {
  const all = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...inputs };
  return runStep('lint', job, Object.fromEntries(Object.entries(all).map(([name, value]) => [`LINTEL_${name.toUpperCase().replaceAll('-', '_')}`, value])));
}

const logOf = ({ work }: Job, tool: string): string => readFileSync(join(work, `${tool}.log`), 'utf8');

describe('the lint step', () => {
  test('annotates, summarises, writes SARIF, and leaves the verdict to the last step', () => {
    const job = jobWith({ 'src/a.ts': FLOATING });
    const { status, stdout, outputs } = lintWith(job, { sarif: 'out/lintel.sarif', version: '1.2.3' });
    expect({ status, outputs }).toEqual({ status: 0, outputs: { findings: '1', sarif: join(job.folder, 'out/lintel.sarif'), summary: expect.stringContaining('/summary.md') as string, status: '1' } });
    expect(stdout).toMatch(/^::error file=src\/a\.ts,line=5/);
    expect(readFileSync(join(job.work, 'summary.md'), 'utf8')).toContain('## Lintel: 1 finding (1 error');
    expect(readFileSync(join(job.folder, 'out/lintel.sarif'), 'utf8')).toContain('errors/no-floating-promise');
    expect(logOf(job, 'npx')).toMatch(/^--yes\nlintel@1\.2\.3\ncheck\n/);
    expect(runStep('verdict', job, { LINTEL_STATUS: outputs['status'] ?? '' }).status).toBe(1);
  });

  test('with a base reports what is new since then', () => {
    const job = jobWith({ 'src/old.ts': FLOATING });
    writeFileSync(join(job.folder, 'src/new.ts'), FLOATING.replaceAll('cancel', 'refund'));
    gitCommit(job.folder);
    const { stdout, outputs } = lintWith(job, { base: 'HEAD~1' });
    expect(outputs).toMatchObject({ findings: '1', status: '1', sarif: '' });
    expect(stdout).toContain('file=src/new.ts');
    expect(stdout).not.toContain('file=src/old.ts');
    expect(lintWith(job, { base: 'HEAD' }).outputs).toMatchObject({ findings: '0', status: '0' });
  });

  test('takes paths a line each, whatever they hold, and runs where it is told to', () => {
    const job = jobWith({ 'packages/my shop/package.json': '{}', 'packages/my shop/src/$(touch owned)/a.ts': FLOATING, 'packages/my shop/src/b.ts': FLOATING, 'packages/my shop/--quiet/c.ts': FLOATING });
    const { stdout, outputs } = lintWith(job, { paths: 'src/$(touch owned)\r\n\n--quiet\n', 'working-directory': 'packages/my shop', 'fail-on': 'never' });
    expect(outputs).toMatchObject({ findings: '2', status: '0' });
    expect(stdout).toContain('file=packages/my shop/src/$(touch owned)/a.ts');
    expect(existsSync(join(job.folder, 'packages/my shop/owned'))).toBe(false);
  });

  test('refuses what would be more than a value', () => {
    const job = jobWith({ 'src/a.ts': FLOATING });
    for (const inputs of [{ version: '1 --registry=https://evil.example' }, { version: 'git+https://evil.example/x' }, { sarif: 'a\nstatus=0' }, { 'working-directory': '.\nfindings=0' }]) {
      const { status, stdout, outputs } = lintWith(job, inputs);
      expect({ inputs, status, outputs }).toEqual({ inputs, status: 2, outputs: {} });
      expect(stdout).toMatch(/^::error title=lintel::/);
    }
    expect(existsSync(join(job.work, 'npx.log'))).toBe(false);
  });

  test('hands over a mistake as exit code 2, without a count', () => {
    const job = jobWith({ 'src/a.ts': FLOATING });
    const { status, outputs } = lintWith(job, { base: '--staged', 'fail-on': 'error' });
    expect({ status, outputs }).toEqual({ status: 0, outputs: { findings: '', sarif: '', summary: expect.any(String) as string, status: '2' } });
  });
});

describe('the comment step', () => {
  const comment = (job: Job, findings: string): StepResult => {
    mkdirSync(join(job.work, 'lint'), { recursive: true });
    writeFileSync(join(job.work, 'lint/summary.md'), `## Lintel: ${findings} findings\n`);
    return runStep('comment', job, { GH_TOKEN: 'none', LINTEL_PULL_REQUEST: '7', LINTEL_FINDINGS: findings, LINTEL_SUMMARY: join(job.work, 'lint/summary.md'), LINTEL_WORKING_DIRECTORY: '.' });
  };

  test('writes a comment where there is none', () => {
    const job = jobWith({}, 'exit 0');
    expect(comment(job, '2').status).toBe(0);
    const [list = '', post = ''] = logOf(job, 'gh').split('\n');
    expect(list).toMatch(/^api --paginate repos\/acme\/shop\/issues\/7\/comments\?per_page=100 --jq .*user\.type == "Bot".*startswith\("<!-- lintel [0-9a-f]{40} -->"\)/);
    expect(post).toMatch(/^api --silent --method POST repos\/acme\/shop\/issues\/7\/comments --field body=@/);
    expect(readFileSync(join(job.work, 'lint/summary.md.comment'), 'utf8')).toMatch(/^<!-- lintel [0-9a-f]{40} -->\n## Lintel: 2 findings\n$/);
  });

  test('renews the comment that is there, also when everything is solved', () => {
    const job = jobWith({}, 'case "$*" in *--jq*) printf "4711\\n4712\\n" ;; esac');
    expect(comment(job, '0').status).toBe(0);
    expect(logOf(job, 'gh')).toContain('api --silent --method PATCH repos/acme/shop/issues/comments/4711 --field body=@');
  });

  test('says nothing where there was never anything to say', () => {
    const job = jobWith({});
    expect(comment(job, '0').status).toBe(0);
    expect(logOf(job, 'gh').trim().split('\n')).toHaveLength(1);
  });

  test.each(['exit 1', 'case "$*" in *POST*) exit 1 ;; esac'])('goes on without the right to write, and says so (%s)', (ghScript) => {
    const job = jobWith({}, ghScript);
    const { status, stdout } = comment(job, '2');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^::notice title=lintel::No comment was written: .*pull-requests: write/);
  });
});
