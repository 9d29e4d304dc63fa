import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { sourceFiles } from '../house/source-files.js';

/** Every error code that the sources can give, with a place where they do. */
export function errorCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of [...sourceFiles('src'), 'generated/catalog.ts']) {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
    const visit = (node: ts.Node): void => {
      for (const literal of codesOf(node)) {
        const { line } = file.getLineAndCharacterOfPosition(literal.getStart());
        if (isCode(literal.text) && !found.has(literal.text)) found.set(literal.text, `${path}:${line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

const isCode = (text: string): boolean => /^[a-z]+(-[a-z0-9]+)*$/.test(text);

function codesOf(node: ts.Node): readonly (ts.StringLiteral | ts.Identifier)[] {
  // A union of codes: DecodeErrorCode, ReportCode.
  if (ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('Code') && ts.isUnionTypeNode(node.type)) {
    return node.type.types.flatMap((type) =>
      ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? [type.literal] : [],
    );
  }
  // A table of codes: diagnosticCodes.
  if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.name.text.endsWith('Codes')) {
    const table = node.initializer && ts.isAsExpression(node.initializer) ? node.initializer.expression : undefined;
    if (table === undefined || !ts.isObjectLiteralExpression(table)) return [];
    return table.properties.flatMap(({ name }) => (name && ts.isStringLiteral(name) ? [name] : []));
  }
  // new DecodeError('truncated', …), limitError('…', …), this.fail('idle-timeout', …), peer.end('refused', …)
  if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) return firstLiteral(node.arguments);
  if (ts.isCallExpression(node) && /(^|\.)(super|fail|end|limitError|check)$/.test(node.expression.getText())) {
    return firstLiteral(node.arguments);
  }
  // { code: 'connection-limit', … }
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') return literalsIn(node.initializer);
  return [];
}

const firstLiteral = (args: ts.NodeArray<ts.Expression> | undefined): readonly ts.StringLiteral[] =>
  args?.[0] === undefined ? [] : literalsIn(args[0]);

const literalsIn = (node: ts.Expression): readonly ts.StringLiteral[] => {
  if (ts.isStringLiteral(node)) return [node];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  return ts.isBinaryExpression(node) ? literalsIn(node.right) : [];
};
