import { MtrudeError } from '../../../runtime/errors.js';
import { needMore } from '../../../runtime/need-more.js';
import { interpretDecode, type TreeNode } from '../../../schema/interpreter/index.js';
import type { ResolvedSchema } from '../../../schema/resolved.js';
import { hexDump } from '../../report/hex-dump.js';
import { ruleOf } from '../../rules.js';
import type { Execution, Sent } from '../run/execution.js';

/** A session in words and bytes: what was sent message by message, each explained, and what was wrong then. */
export function dumpOf(schema: ResolvedSchema, { sent, failure }: Execution): string[] {
  return [
    ...sent.flatMap((of, at) => [
      `${at + 1}. ${titleOf(of)}`,
      ...bytesOf(of),
      ...explained(schema, of),
      ...of.predicts.map(({ on, said }) => `     predicted: ${on} gets ${said}`),
    ]),
    ...(failure === undefined
      ? ['Nothing was wrong.']
      : [
          `✗ ${failure.said}`,
          ...(failure.rule === undefined ? [] : [`  rule: ${ruleOf(failure.rule).text} (${failure.rule})`]),
        ]),
  ];
}

/** `publisher: publish in message stream 1`. */
export function titleOf({ step, isAsked }: Sent): string {
  if (step.do === 'wait') return `wait ${step.milliseconds} ms`;
  if (step.do === 'close') return `${step.on}: closes the connection`;
  const wrong = step.is === 'violation' ? ', which is not allowed' : '';
  if (step.do === 'bytes') return `${step.on}: bytes in place of chunks${wrong}`;
  const asked = isAsked ? ', to see whether it is answered' : '';
  const where = step.stream === 0 ? 'message stream 0' : `its message stream ${step.stream}`;
  return `${step.on}: ${kindOf(step.message) ?? `type ${step.typeId}`} in ${where}${wrong}${asked}`;
}

/** The innermost kind. */
function kindOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  const [inside] = Object.values(message).flatMap((part: unknown) => kindOf(part) ?? []);
  return inside ?? String(message.kind);
}

const bytesOf = ({ bytes }: Sent): string[] => shortened(hexDump(bytes), 16).map((line) => `     ${line}`);

function explained(schema: ResolvedSchema, { step, payload }: Sent): string[] {
  if (step.do !== 'send' || payload === undefined) return [];
  try {
    const decoded = interpretDecode(schema, 'rtmp.message', payload, { given: { typeId: step.typeId } });
    return decoded === needMore ? [] : shortened(linesOf(decoded.tree, 0), 24);
  } catch (error) {
    if (error instanceof MtrudeError) return [`     no message: ${error.message}`];
    throw error;
  }
}

function linesOf({ name, type, offset, length, value, meaning, children }: TreeNode, depth: number): string[] {
  const place = `${offset}+${length}`.padStart(8);
  const said = children.length > 0 || value === undefined ? '' : ` = ${textOf(value)}`;
  const named = meaning === undefined ? '' : ` (${meaning})`;
  const line = `  ${place}  ${'  '.repeat(depth)}${name}: ${type}${said}${named}`;
  return [line, ...children.flatMap((child) => linesOf(child, depth + 1))];
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function shortened(lines: readonly string[], most: number): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `     … ${lines.length - most} more lines`];
}
