import ts from 'typescript';
import type { Source } from './sources.js';

const SPECIFIER_OF: readonly ((node: ts.Node) => ts.Node | undefined)[] = [
  (node) => (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined),
  (node) => (ts.isExternalModuleReference(node) ? node.expression : undefined),
  (node) => (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined),
  (node) => (ts.isCallExpression(node) && loads(node.expression) ? node.arguments[0] : undefined),
];

const loads = (callee: ts.Node): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

const nodesOf = ({ path, text }: Source): ts.Node[] => {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return nodes;
};

/** What a file imports, re-exports, loads or names in a type: the specifiers as written. */
export const importsOf = (source: Source): string[] =>
  nodesOf(source).flatMap((node) =>
    SPECIFIER_OF.flatMap((specifierOf) => {
      const specifier = specifierOf(node);
      return specifier && ts.isStringLiteralLike(specifier) ? [specifier.text] : [];
    }),
  );

const memberOf = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    return `${node.expression.text}.${node.name.text}`;
  }
  if (!ts.isElementAccessExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  return ts.isStringLiteralLike(node.argumentExpression)
    ? `${node.expression.text}.${node.argumentExpression.text}`
    : undefined;
};

/** `const { env } = process` reads `process.env`. */
const takenApart = (node: ts.Node): string[] => {
  if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isIdentifier(node.initializer)) return [];
  const { text } = node.initializer;
  if (!ts.isObjectBindingPattern(node.name)) return [];
  return node.name.elements.map(({ propertyName, name }) => `${text}.${(propertyName ?? name).getText()}`);
};

/** A call by name, or a construction from nothing. */
const called = (node: ts.Node): string | undefined => {
  if (ts.isCallExpression(node)) return ts.isIdentifier(node.expression) ? `${node.expression.text}()` : undefined;
  return ts.isNewExpression(node) && !node.arguments?.length ? `new ${node.expression.getText()}()` : undefined;
};

const named = (node: ts.Node): string[] => {
  if (ts.isImportSpecifier(node)) return [(node.propertyName ?? node.name).text];
  return [called(node) ?? memberOf(node) ?? takenApart(node)].flat();
};

/** Members, calls, constructions and imported names of a file, such as `Date.now`, `new Date()` and `randomUUID`. */
export const namesIn = (source: Source): ReadonlySet<string> => new Set(nodesOf(source).flatMap(named));
