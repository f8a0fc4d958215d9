/** A stranger's text in Markdown that GitHub and GitLab render: it shows as it is and does nothing. */
import { printable } from './printable.ts';

// Shown as nothing, and enough to keep a host from seeing a name, a reference or an address.
const BREAK = '\u200b';

/** Plain words: no formatting, no HTML, no links, nobody mentioned; one line, fit for a table. */
export function markdownText(text: string): string {
  return inert(printable(text))
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The same inside an HTML element, where Markdown's own escapes show. */
export function htmlText(text: string): string {
  return inert(printable(text)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A code span: the fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const shown = printable(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || /^ | $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** `@UseGuards()` is no user, `#12` no issue, and nothing a source says becomes a link. */
function inert(text: string): string {
  return text.replace(/[@#]|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)|!(?=\d)/gi, `$&${BREAK}`);
}
