import ts from 'typescript';

export interface FunctionSpan {
  name: string;
  line: number;
  lines: number;
}

/** What the tidy rules ask about one file. */
export interface SourceText {
  path: string;
  lines: readonly string[];
  functions: readonly FunctionSpan[];
  /** Specifiers of imports and re-exports, dynamic ones included. */
  imports: readonly string[];
  reExports: readonly { from: string; name: string }[];
  classNames: readonly string[];
  /** Names of what is called, `a.b()` as `b`. */
  calls: readonly string[];
  /** Lines with the keyword `any` as a type. */
  anyLines: readonly number[];
  /** Lines with `as unknown as`. */
  doubleCastLines: readonly number[];
  /** Exported functions and classes without a docstring. */
  undocumented: readonly string[];
}

interface Facts {
  functions: FunctionSpan[];
  imports: string[];
  reExports: { from: string; name: string }[];
  classNames: string[];
  calls: string[];
  anyLines: number[];
  doubleCastLines: number[];
  undocumented: string[];
}

export function parse(path: string, text: string): SourceText {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const facts: Facts = {
    functions: [],
    imports: [],
    reExports: [],
    classNames: [],
    calls: [],
    anyLines: [],
    doubleCastLines: [],
    undocumented: [],
  };
  const visit = (node: ts.Node): void => {
    collectImports(node, facts);
    collectFunctions(node, file, facts);
    collectTypes(node, file, facts);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path, lines: text.replace(/\n$/, '').split('\n'), ...facts };
}

function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}

function collectImports(node: ts.Node, facts: Facts): void {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    facts.imports.push(node.moduleSpecifier.text);
  } else if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  ) {
    const from = node.moduleSpecifier.text;
    facts.imports.push(from);
    if (node.isTypeOnly || !node.exportClause || !ts.isNamedExports(node.exportClause)) return;
    for (const element of node.exportClause.elements) {
      if (!element.isTypeOnly)
        facts.reExports.push({ from, name: (element.propertyName ?? element.name).text });
    }
  } else if (ts.isCallExpression(node)) {
    const [first] = node.arguments;
    const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (dynamic && first && ts.isStringLiteral(first)) facts.imports.push(first.text);
    if (ts.isIdentifier(node.expression)) facts.calls.push(node.expression.text);
    if (ts.isPropertyAccessExpression(node.expression)) facts.calls.push(node.expression.name.text);
  }
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function collectFunctions(node: ts.Node, file: ts.SourceFile, facts: Facts): void {
  if (isFunctionWithBody(node) && !isSuite(node)) {
    const line = lineOf(file, node.getStart(file));
    const name = node.name && 'getText' in node.name ? node.name.getText(file) : 'a function';
    facts.functions.push({ name, line, lines: lineOf(file, node.getEnd()) - line + 1 });
  }
  if (!ts.isFunctionDeclaration(node) && !ts.isClassDeclaration(node)) return;
  const exported = node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;
  const documented = ts.getJSDocCommentsAndTags(node).length > 0;
  if (exported && !documented && node.name) facts.undocumented.push(node.name.text);
  if (ts.isClassDeclaration(node) && node.name) facts.classNames.push(node.name.text);
}

/** What only lists tests, a contract suite or the callback of `describe`, is a chapter: nobody holds it in mind. */
function isSuite(node: ts.FunctionLikeDeclaration): boolean {
  if (!node.body || !ts.isBlock(node.body)) return false;
  return node.body.statements.some((statement) => {
    if (!ts.isExpressionStatement(statement)) return false;
    return /^(describe|test|it)\b/.test(statement.expression.getText());
  });
}

function collectTypes(node: ts.Node, file: ts.SourceFile, facts: Facts): void {
  const line = () => lineOf(file, node.getStart(file));
  if (node.kind === ts.SyntaxKind.AnyKeyword) facts.anyLines.push(line());
  if (!ts.isAsExpression(node) || !ts.isAsExpression(node.expression)) return;
  if (node.expression.type.kind === ts.SyntaxKind.UnknownKeyword) facts.doubleCastLines.push(line());
}
