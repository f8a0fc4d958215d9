/** The list of configurations that an ESLint flat configuration exports. */
import { type ArrayLiteralExpression, type CallExpression, type Node, type SourceFile, SyntaxKind } from 'ts-morph';

export interface ExportedConfig {
  /** An array literal, or the call that takes configurations as arguments. */
  readonly list: ArrayLiteralExpression | CallExpression;
  readonly isCommonJs: boolean;
}

/** Packages with a function that takes configurations, one or many, and gives the list back. */
const LISTING = /^(?:eslint\/config|typescript-eslint|eslint-define-config|@eslint\/config-helpers)$/;
const LISTING_NAMES = new Set(['defineConfig', 'config', 'defineFlatConfig']);

/** Undefined for a shape that is not known: a function of somebody's own, a promise, several files. */
export function exportedConfig(source: SourceFile): ExportedConfig | undefined {
  const modern = source.getExportAssignment((assignment) => !assignment.isExportEquals())?.getExpression();
  const classic = modern === undefined ? moduleExports(source) : undefined;
  const list = listOf(modern ?? classic, source, 0);
  return list === undefined ? undefined : { list, isCommonJs: modern === undefined };
}

function moduleExports(source: SourceFile): Node | undefined {
  const values = source.getStatements().flatMap((statement) => {
    const expression = statement.asKind(SyntaxKind.ExpressionStatement)?.getExpression().asKind(SyntaxKind.BinaryExpression);
    return expression !== undefined && expression.getLeft().getText() === 'module.exports' ? [expression.getRight()] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

function listOf(node: Node | undefined, source: SourceFile, depth: number): ExportedConfig['list'] | undefined {
  if (node === undefined || depth > 5) return undefined;
  if (node.isKind(SyntaxKind.ArrayLiteralExpression)) return node;
  if (node.isKind(SyntaxKind.ParenthesizedExpression) || node.isKind(SyntaxKind.AsExpression) || node.isKind(SyntaxKind.SatisfiesExpression)) return listOf(node.getExpression(), source, depth + 1);
  if (node.isKind(SyntaxKind.Identifier)) return listOf(source.getVariableDeclaration(node.getText())?.getInitializer(), source, depth + 1);
  if (!node.isKind(SyntaxKind.CallExpression) || !isListing(node, source)) return undefined;

  const [first, ...others] = node.getArguments();
  return others.length === 0 && first !== undefined ? (listOf(first, source, depth + 1) ?? node) : node;
}

/** `defineConfig(…)` of ESLint, `tseslint.config(…)`: by where the name comes from. */
function isListing(call: CallExpression, source: SourceFile): boolean {
  const callee = call.getExpression();
  const [head, name] = callee.isKind(SyntaxKind.PropertyAccessExpression) ? [callee.getExpression().getText(), callee.getName()] : [callee.getText(), callee.getText()];
  return LISTING_NAMES.has(name) && LISTING.test(moduleOf(head, source) ?? '');
}

function moduleOf(name: string, source: SourceFile): string | undefined {
  for (const declaration of source.getImportDeclarations()) {
    const names = [declaration.getDefaultImport()?.getText(), declaration.getNamespaceImport()?.getText(), ...declaration.getNamedImports().map((each) => each.getAliasNode()?.getText() ?? each.getName())];
    if (names.includes(name)) return declaration.getModuleSpecifierValue();
  }
  for (const declaration of source.getVariableDeclarations()) {
    const required = /^require\(\s*['"]([^'"]+)['"]\s*\)/.exec(declaration.getInitializer()?.getText() ?? '')?.[1];
    if (required === undefined) continue;
    const pattern = declaration.getNameNode();
    const names = pattern.isKind(SyntaxKind.ObjectBindingPattern) ? pattern.getElements().map((element) => element.getName()) : [pattern.getText()];
    if (names.includes(name)) return required;
  }
  return undefined;
}
