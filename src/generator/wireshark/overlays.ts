import type { BytesExpression, Overlay } from '../../schema/model.js';
import { snake } from '../text/snake.js';
import { expressionText, functionText } from './expressions.js';
import { call, indented, property, quote } from './lua-text.js';
import type { Inner } from './nodes.js';

/** Parts with their places; a computed field has none. */
export function overlayText({ size, filler, fields }: Overlay, inner: Inner): string {
  const lines = fields.map(({ name, type }) => {
    const at = type.kind === 'at' ? functionText(type.at) : 'nil';
    const doc = type.doc === undefined ? '' : `, ${quote(type.doc)}`;
    return `{ ${quote(name)}, ${at}, ${inner(type, name)}, ${quote(snake(name))}${doc} },`;
  });
  return call('n.overlay', size, quote(filler), `{\n  ${lines.map(indented).join('\n  ')}\n}`);
}

/** Bytes as an expression. */
export function bytesText(of: BytesExpression): string {
  switch (of.op) {
    case 'bytes': {
      const whole = `named_bytes[${quote(of.name)}]`;
      return of.first === undefined ? whole : `${whole}:sub(1, ${of.first})`;
    }
    case 'given':
      return property('g', of.name);
    case 'apply':
      return `primitives[${quote(of.primitive)}](${bytesText(of.key)}, ${bytesText(of.data)})`;
    case 'if':
      return `pick(${expressionText(of.condition)}, ${bytesText(of.yes)}, ${bytesText(of.no)})`;
  }
}
