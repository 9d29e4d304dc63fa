import ts from 'typescript';
import type { WireKnowledge } from './wire-knowledge.js';

export interface Finding {
  readonly line: number;
  readonly literal: string;
  readonly why: string;
}

/**
 * Literals of a source file that say what only the spec may say. Strings count wherever they are values of their own;
 * not where they are a `kind`, which the compiler checks against the generated unions, an event's name or a type.
 * Numbers count when they are large enough to be no coincidence, written in hexadecimal, or meet a field of the wire.
 */
export function wireLiterals(fileName: string, text: string, knowledge: WireKnowledge): Finding[] {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES2022, true);
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const why = isText(node)
      ? judgeString(node, knowledge)
      : ts.isNumericLiteral(node)
        ? judgeNumber(node, knowledge)
        : undefined;
    if (why !== undefined) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      findings.push({ line, literal: node.getText(), why });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return findings;
}

type Text = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail;

const isText = (node: ts.Node): node is Text =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);

function judgeString(node: Text, { words }: WireKnowledge): string | undefined {
  const dotted = [...words].filter((word) => word.includes('.'));
  if (dotted.some((word) => node.text.includes(word))) return 'a status code';
  if (!words.has(node.text)) return undefined;
  if (ts.isLiteralTypeNode(node.parent) || ts.isImportDeclaration(node.parent)) return undefined;
  return isKind(node) || isNameOfEvent(node) ? undefined : 'a word of the wire';
}

/** Numbers below this are everywhere; they count in hexadecimal or beside a field of the wire only. */
const coincidence = 33;

function judgeNumber(node: ts.NumericLiteral, knowledge: WireKnowledge): string | undefined {
  const { numbers, enumFields, numberFields } = knowledge;
  const minus = ts.isPrefixUnaryExpression(node.parent) && node.parent.operator === ts.SyntaxKind.MinusToken;
  const value = minus ? -Number(node.text) : Number(node.text);
  const beside = nameBeside(minus ? node.parent : node);
  if (beside !== undefined && enumFields.has(beside)) return `a member of ${beside}`;
  if (beside !== undefined && /Id$/.test(beside) && numberFields.has(beside) && value !== 0) return `a ${beside}`;
  if (!numbers.has(value)) return undefined;
  if (/^0x/i.test(node.getText())) return 'a number of the wire, in hexadecimal';
  return Math.abs(value) >= coincidence ? 'a number of the wire' : undefined;
}

/** A `kind`, or one of a list of them: `const streamKinds = ['play', 'pause'] as const`. */
function isKind(node: ts.Node): boolean {
  if (nameBeside(node) === 'kind') return true;
  const list = node.parent;
  if (!ts.isArrayLiteralExpression(list)) return false;
  return /kinds$/i.test(nameBeside(ts.isAsExpression(list.parent) ? list.parent : list) ?? '');
}

const eventMethods = new Set([
  'on',
  'once',
  'off',
  'emit',
  'addListener',
  'removeListener',
  'addEventListener',
  'command',
]);

function isNameOfEvent(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || !call.arguments.some((argument) => argument === node)) return false;
  const { expression } = call;
  const method = ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();
  return eventMethods.has(method);
}

/** The name that a literal is given to or compared with: `x.name === 8`, `{ name: 8 }`, `switch (x.name) { case 8:`. */
function nameBeside(literal: ts.Node): string | undefined {
  const { parent } = literal;
  if (ts.isBinaryExpression(parent)) return lastName(parent.left === literal ? parent.right : parent.left);
  if (ts.isPropertyAssignment(parent) && parent.initializer === literal) return parent.name.getText();
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent))
    return parent.name.getText();
  if (ts.isCaseClause(parent)) return lastName(parent.parent.parent.expression);
  return undefined;
}

function lastName(expression: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : undefined;
}
