/** Markdown: what people see of it once it is rendered. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { rules } from '#index.ts';
import type { ReportedRun } from '#report/report.ts';
import { markdownReport } from '#report/markdown.ts';
import { findingOf, hostileFile, hostileFinding, manyFindings, runOf } from './made-up.ts';

const markdownOf = (run: ReportedRun): string => markdownReport(run, { rules }).text;

/** As GitHub renders it, before it takes out what it does not allow: nothing bad may be there even then. */
const rendered = (run: ReportedRun): string => micromark(markdownOf(run), { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true, allowDangerousProtocol: true });

test('is counts, a table and the evidence behind a click', () => {
  expect(markdownOf(runOf([findingOf(), findingOf({ severity: 'error', confidence: 'medium', rule: 'security/require-auth', message: 'No guard.', evidence: [], line: 9 })]))).toMatchInlineSnapshot(`
    "## Lintel: 2 findings (1 error, 1 warning, 0 infos)

    1 file checked.

    | Severity | Rule | Finding | Place |
    |---|---|---|---|
    | error | \`security/require-auth\` | No guard. | \`src/orders.ts:9\` |
    | warning | \`data/no-n-plus-one\` | A query on \`User\` runs once for each order. | \`src/orders.ts:3\` |

    <details><summary><code>src/orders.ts:9</code> security/require-auth</summary>

    Reached from \`GET /a\`, \`GET /b\`.

    Confidence: medium.

    What to do: Attach the guard that its siblings have, or mark the endpoint as public on purpose.

    More: \`lintel explain 01234567\`

    </details>
    <details><summary><code>src/orders.ts:3</code> data/no-n-plus-one</summary>

    - loop over orders \`src/orders.ts:2\`
    - reads User \`src/users.ts:7\`

    Reached from \`GET /a\`, \`GET /b\`.

    What to do: Ask once for all elements (\`in\`, a join, \`createMany\`, \`updateMany\`), or load through a batching loader.

    More: \`lintel explain 01234567\`

    </details>
    "
  `);
});

test('is one line for a clean run', () => {
  expect(markdownOf(runOf([]))).toBe('## Lintel: no findings\n\n1 file checked.\n\n');
  expect(markdownOf(runOf([], { since: 'main' }))).toContain('## Lintel: no new findings since `main`\n');
});

test('says that a file was left unread', () => {
  expect(markdownOf(runOf([], { problems: [{ file: 'src/big.ts', line: 1, message: 'It has 9 MB.', kind: 'unread' }] }))).toContain('**Incomplete**: 1 file could not be read');
});

describe('what does not fit into a comment', () => {
  const { text, notes } = markdownReport(runOf(manyFindings(30_000)), { rules });

  test('is left out and counted', () => {
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text.length).toBeGreaterThan(50_000);
    const rows = text.match(/^\| (?:error|warning|info) /gm)?.length ?? 0;
    expect(rows).toBeGreaterThan(100);
    expect(notes).toEqual([
      `${30_000 - rows} findings of lesser weight did not fit into 65000 characters: ${3_000 - rows} errors, 24000 warnings, 3000 infos.`,
      expect.stringMatching(/^The evidence of \d+ findings did not fit\.$/) as string,
    ]);
    for (const note of notes) expect(text).toContain(`> ${note}`);
  });

  test('leaves errors first, and evidence for what stands at the top', () => {
    expect(text).not.toContain('| warning |');
    expect(text.match(/<details>/g)?.length).toBeGreaterThan(20);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  test('holds for long texts too', () => {
    const long = Array.from({ length: 300 }, (_, line) => findingOf({ line: line + 1, message: 'A query | runs. '.repeat(100) }));
    expect(markdownOf(runOf(long)).length).toBeLessThanOrEqual(65_000);
  });
});

describe('a hostile source', () => {
  const html = rendered(runOf([hostileFinding, findingOf()], { since: hostileFinding.message }));

  test('adds no markup, no link and no picture', () => {
    expect(html).not.toMatch(/<(?:script|a|img|strong|em|del|i)\b/);
    expect(html.match(/<details>/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('stays in its cells', () => {
    for (const row of html.match(/<tr>[\s\S]*?<\/tr>/g) ?? []) expect(row.match(/<t[hd]>/g)).toHaveLength(4);
    expect(html.match(/<tr>/g)).toHaveLength(3);
  });

  test('mentions nobody, refers to nothing and makes no address', () => {
    const outsideCode = html.replace(/<code>[\s\S]*?<\/code>/g, '');
    expect(outsideCode).not.toMatch(/@everyone|#12\b|GH-7|:\/\/|www\./);
    expect(outsideCode).toContain('everyone');
  });

  test('has names that read as they are', () => {
    const shown = hostileFile.replace('\u001b', '·').replace('\n', '·').replace('\ud800', '\ufffd').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(html).toContain(`<code>${shown}:3</code></td>`);
  });
});
