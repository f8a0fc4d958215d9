/** A GitHub workflow: what is new on pull requests, everything on the branch that they lead to. */
import type { Workplace } from '#model/workplace.ts';
import { mentionsLintel } from './hook-answers.ts';
import { done, type InitStep } from './init-plan.ts';

const TITLE = 'findings on pull requests';
const FILE = '.github/workflows/lintel.yml';

export function githubStep({ texts, prefix, repository }: Workplace, version: string): InitStep {
  const isThere = [...texts].some(([file, text]) => file.startsWith('.github/workflows/') && (file === FILE || mentionsLintel(text)));
  return isThere ? done('ci', TITLE) : { part: 'ci', title: TITLE, changes: [{ file: FILE, before: undefined, after: workflow({ version, prefix, branch: repository?.branch ?? 'main' }) }], byHand: '' };
}

function workflow({ version, prefix, branch }: { readonly version: string; readonly prefix: string; readonly branch: string }): string {
  const folder = prefix.slice(0, -1);
  return `# Lintel reads source text: nothing of the project needs to be installed or built.
name: lintel

on:
  pull_request:
  push:
    branches: [${JSON.stringify(branch)}]

permissions:
  contents: read

jobs:
  lintel:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      # For the upload to code scanning alone.
      security-events: write
${folder === '' ? '' : `    defaults:
      run:
        working-directory: ${JSON.stringify(folder)}
`}    steps:
      - uses: actions/checkout@v5
        with:
          # What is new is told by comparing with the commit that the pull request starts from.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 22
      - name: What the pull request makes new
        if: github.event_name == 'pull_request'
        run: npx --yes lintel@${version} diff "origin/$GITHUB_BASE_REF" --format github
      - name: Everything, for code scanning
        if: github.event_name == 'push'
        run: npx --yes lintel@${version} check --fail-on never --format github --format github-sarif --output-file "$RUNNER_TEMP/lintel.sarif"
      # Private repositories without code scanning cannot take it, which is no reason to fail.
      - uses: github/codeql-action/upload-sarif@v4
        if: github.event_name == 'push' && !cancelled()
        continue-on-error: true
        with:
          sarif_file: \${{ runner.temp }}/lintel.sarif
`;
}
