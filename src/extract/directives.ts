/** Comments that speak to a linter: `lintel-disable-next-line rule -- reason` and ESLint's own. */
import { ts } from '@ts-morph/common';
import type { DirectiveFact } from '#model/facts.ts';
import { intern } from './intern.ts';

const { StringLiteral, NoSubstitutionTemplateLiteral, TemplateHead, TemplateMiddle, TemplateTail, RegularExpressionLiteral, JsxText } = ts.SyntaxKind;

const DIRECTIVE = /(\/\/|\/\*)[\s*]*(lintel|eslint)-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])/g;

/** The directives of a file, in source order. */
export function directivesOf(source: ts.SourceFile): readonly DirectiveFact[] {
  const { text } = source;
  if (!text.includes('-disable') && !text.includes('-enable')) return [];

  const directives: DirectiveFact[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const [opening, mark, tool, kind] = match as unknown as readonly [string, string, string, DirectiveFact['kind']];
    const start = match.index;
    const isBlock = mark === '/*';
    const eslint = tool === 'eslint';
    if (eslint && !isEslintDirective(kind, mark)) continue;
    if (isInsideText(source, start)) continue;

    const { end, body } = restOfComment(text, start + opening.length, mark);
    const { rules, reason } = readBody(body);
    if (eslint && rules.length > 0 && !rules.some((rule) => rule.startsWith('lintel/'))) continue;
    const { line } = source.getLineAndCharacterOfPosition(isBlock ? end - 1 : start);
    directives.push({ start, end, kind: intern(kind) as DirectiveFact['kind'], eslint, rules, reason, line: line + 1 });
  }
  return directives;
}

// ESLint takes `disable` and `enable` from block comments only, and knows no `disable-file`.
function isEslintDirective(kind: DirectiveFact['kind'], mark: string): boolean {
  return kind !== 'disable-file' && (mark === '/*' || kind === 'disable-line' || kind === 'disable-next-line');
}

function restOfComment(text: string, from: number, mark: string): { readonly end: number; readonly body: string } {
  if (mark === '/*') {
    const close = text.indexOf('*/', from);
    return close === -1 ? { end: text.length, body: text.slice(from) } : { end: close + 2, body: text.slice(from, close) };
  }
  const lineBreak = /\r\n?|[\n\u2028\u2029]/g;
  lineBreak.lastIndex = from;
  const end = lineBreak.exec(text)?.index ?? text.length;
  return { end, body: text.slice(from, end) };
}

function readBody(body: string): { readonly rules: readonly string[]; readonly reason: string } {
  const split = /(?:^|\s)-{2,}(?:\s|$)/.exec(body);
  const list = split === null ? body : body.slice(0, split.index);
  const reason = split === null ? '' : body.slice(split.index + split[0].length);
  return { rules: list.split(',').map((rule) => intern(rule.trim())).filter((rule) => rule !== ''), reason: intern(reason.trim()) };
}

/** The offset lies in a string, template, regular expression or JSX text rather than in a comment. */
function isInsideText(source: ts.SourceFile, offset: number): boolean {
  let node: ts.Node = source;
  for (;;) {
    const inner: ts.Node | undefined = ts.forEachChild(node, (child) => (child.pos <= offset && offset < child.end ? child : undefined));
    if (inner === undefined) break;
    node = inner;
  }
  return isText(node.kind) && offset >= node.getStart(source);
}

function isText(kind: ts.SyntaxKind): boolean {
  return kind === StringLiteral || kind === NoSubstitutionTemplateLiteral || kind === TemplateHead || kind === TemplateMiddle || kind === TemplateTail || kind === RegularExpressionLiteral || kind === JsxText;
}
