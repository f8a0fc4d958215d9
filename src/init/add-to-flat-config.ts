/** Adds lintel to the text of an ESLint flat configuration, where its shape is one of the usual ones. */
import { type ArrayLiteralExpression, type CallExpression, Project, type SourceFile, type Statement, SyntaxKind } from 'ts-morph';
import { exportedConfig } from './exported-config.ts';

/** The new text; undefined for a shape that lintel does not know. Nothing but insertions. */
export function addToFlatConfig(file: string, text: string): string | undefined {
  const source = parse(file, text);
  if (source === undefined) return undefined;
  const exported = exportedConfig(source);
  if (exported === undefined) return undefined;

  const name = freeName(source);
  const insertions = [...importLine(source, { name, isCommonJs: exported.isCommonJs }), ...lastElement(exported.list, `${name}.configs.recommended`)];
  // From the end, so that offsets stay true; of two at one place the first one comes first.
  const edited = insertions.reverse().sort((a, b) => b.at - a.at).reduce((before, { at, text: added }) => before.slice(0, at) + added + before.slice(at), text);
  return parse(file, edited) === undefined ? undefined : edited;
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Undefined for a text with syntax errors. */
function parse(file: string, text: string): SourceFile | undefined {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true }, skipLoadingLibFiles: true });
  const source = project.createSourceFile(file.slice(file.lastIndexOf('/') + 1), text);
  // Internal, but the only way to a parser's errors without a program.
  const { parseDiagnostics = [] } = source.compilerNode as { readonly parseDiagnostics?: readonly unknown[] };
  return parseDiagnostics.length > 0 ? undefined : source;
}

function freeName(source: SourceFile): string {
  const taken = new Set(source.getDescendantsOfKind(SyntaxKind.Identifier).map((identifier) => identifier.getText()));
  return ['lintel', 'lintelPlugin', 'lintelEslint'].find((name) => !taken.has(name)) ?? 'lintelForEslint';
}

/** Behind the last import or `require` at the top, written as those are. */
function importLine(source: SourceFile, { name, isCommonJs }: { readonly name: string; readonly isCommonJs: boolean }): readonly Insertion[] {
  const statements = source.getStatements();
  const last = statements.filter((statement) => (isCommonJs ? /\brequire\s*\(/.test(statement.getText()) && statement.isKind(SyntaxKind.VariableStatement) : statement.isKind(SyntaxKind.ImportDeclaration))).at(-1);
  const model = last?.getText() ?? source.getText();
  const quote = /["']/.exec(model)?.[0] ?? "'";
  const semicolon = last === undefined || model.endsWith(';') ? ';' : '';
  const line = isCommonJs ? `const ${name} = require(${quote}lintel/eslint${quote})${semicolon}` : `import ${name} from ${quote}lintel/eslint${quote}${semicolon}`;
  if (last !== undefined) return [{ at: endOfLine(source, last.getEnd()), text: `\n${line}` }];

  const first = statements.find((statement) => !isPrologue(statement));
  return [{ at: first?.getStart(true) ?? source.getEnd(), text: `${line}\n\n` }];
}

function isPrologue(statement: Statement): boolean {
  return statement.asKind(SyntaxKind.ExpressionStatement)?.getExpression().isKind(SyntaxKind.StringLiteral) === true;
}

/** The last one wins in ESLint, and lintel's configuration sets nothing but its own rules. */
function lastElement(list: ArrayLiteralExpression | CallExpression, element: string): readonly Insertion[] {
  const elements = list.isKind(SyntaxKind.ArrayLiteralExpression) ? list.getElements() : list.getArguments();
  const last = elements.at(-1);
  const opening = list.isKind(SyntaxKind.ArrayLiteralExpression) ? list.getStart() + 1 : list.getExpression().getEnd() + list.getText().slice(list.getExpression().getEnd() - list.getStart()).indexOf('(') + 1;
  if (last === undefined) return [{ at: opening, text: element }];

  const source = list.getSourceFile();
  const text = source.getFullText();
  const comma = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*,/.exec(text.slice(last.getEnd(), list.getEnd()));
  const isOnOwnLine = text.slice(list.getStart(), last.getStart()).includes('\n') && text.slice(last.getEnd(), list.getEnd()).includes('\n');
  if (!isOnOwnLine) return [{ at: last.getEnd(), text: `, ${element}` }];

  const indent = /[ \t]*$/.exec(text.slice(0, lineStart(text, last.getStart())))?.[0] ?? '';
  const own = /^[ \t]*/.exec(text.slice(lineStart(text, last.getStart())))?.[0] ?? indent;
  if (comma !== null) return [{ at: endOfLine(source, last.getEnd() + comma[0].length), text: `\n${own}${element},` }];
  return [
    { at: last.getEnd(), text: ',' },
    { at: endOfLine(source, last.getEnd()), text: `\n${own}${element}` },
  ];
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Behind a comment that speaks of what stands before it in the line. */
function endOfLine(source: SourceFile, at: number): number {
  const rest = /^[ \t]*(?:\/\/.*|\/\*.*\*\/)?[ \t]*(?=\n|$)/.exec(source.getFullText().slice(at));
  return at + (rest?.[0].trimEnd().length ?? 0);
}
