import type { Node } from '../../model.js';
import { children } from '../walk.js';
import { type Check, type Context, target } from './check.js';

/**
 * Runs of bits close their bytes. Within a struct only integers, flags, enumerations and constants may start inside a
 * byte; everything else starts, and every type and every part of its own ends, at a byte.
 */
export const checkBits: Check = (context) => {
  for (const { name, type } of context.index.types.values()) close(context, type, name);
};

/** A node that starts at a byte has to end at one. */
function close(context: Context, node: Node, path: string): void {
  const left = advance(context, node, path, 0);
  if (left === 0) return;
  context.report.error('unclosed-bits', path, `ends ${left} bits into a byte`);
}

/** Where in its byte a node ends that starts so many bits into one. */
function advance(context: Context, node: Node, path: string, start: number): number {
  switch (node.kind) {
    case 'uint':
      // Bytes in another order than the wire's have to be bytes of the wire.
      return start !== 0 && (node.order ?? 'big') !== 'big'
        ? misaligned(context, path, start)
        : (start + node.bits) % 8;
    case 'flag':
    case 'reserved':
      return (start + node.bits) % 8;
    case 'constant':
    case 'enum':
      return advance(context, node.base, path, start);
    case 'derived':
    case 'carry':
      return advance(context, node.type, path, start);
    case 'computed':
    case 'headFlag':
    case 'nothing':
      return start;
    case 'struct':
      return start === 0 ? advanceStruct(context, node, path) : misaligned(context, path, start);
    case 'spellings': {
      const end = advance(context, node.head, path, start);
      for (const { tail } of node.alternatives) {
        const left = (end + tail.bits) % 8;
        if (left !== 0 || (end !== 0 && (tail.order ?? 'big') !== 'big')) misaligned(context, path, left || end);
      }
      return end;
    }
    case 'ref':
      // A type closes its own bytes; a type that is not known is reported elsewhere.
      return target(context, node) !== undefined && start !== 0 ? misaligned(context, path, start) : 0;
    case 'bitstream':
      return start === 0 ? 0 : misaligned(context, path, start);
    default:
      if (start !== 0) return misaligned(context, path, start);
      for (const [step, child] of children(node)) {
        // What is only looked at is no part of its own.
        if (!(node.kind === 'variant' && step === 'peek')) close(context, child, `${path}.${step}`);
      }
      return 0;
  }
}

function advanceStruct(context: Context, { fields }: Extract<Node, { kind: 'struct' }>, path: string): number {
  return fields.reduce((start, { name, type }) => advance(context, type, `${path}.fields.${name}`, start), 0);
}

/** Reported once; what follows is taken to start afresh. */
function misaligned({ report }: Context, path: string, start: number): number {
  report.error('unclosed-bits', path, `stands ${start} bits into a byte, but has to start and end at one`);
  return 0;
}
