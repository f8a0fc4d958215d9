/** A stranger's text in Markdown that GitHub and GitLab render: it shows as it is and does nothing. */
import { printable } from './printable.ts';

// Shown as nothing, and enough to keep a host from seeing a name, a reference or an address.
const BREAK = '\u200b';

/** Words on one line: no HTML, no links, nobody mentioned; what stands between backticks is code. */
export function markdownText(text: string): string {
  const parts = text.split('`');
  // A backtick without a partner belongs to somebody's name and is no fence.
  if (parts.length % 2 === 0) return parts.map(plain).join('\\`');
  return parts.map((part, index) => (index % 2 === 0 ? plain(part) : part.trim() === '' ? `\\\`${part}\\\`` : markdownCode(part))).join('');
}

/** A cell of a table, made of Markdown: a bar would end it even inside a code span. */
export function markdownCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
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

function plain(text: string): string {
  return inert(printable(text))
    .replace(/[\\`*_[\]#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** `@UseGuards()` is no user, `#12` no issue, and nothing a source says becomes a link. */
function inert(text: string): string {
  return text.replace(/[@#]|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)|!(?=\d)/gi, `$&${BREAK}`);
}
