import {
  apply,
  at,
  byTrial,
  bytes,
  bytesOf,
  computed,
  digest,
  eitherBytes,
  field,
  flag,
  given,
  givenBytes,
  little,
  mod,
  namedBytes,
  number,
  overlay,
  plus,
  struct,
  sumOf,
  type,
  u8,
  u16,
  u32,
} from '../../../src/schema/build/index.js';
import type { AnyDefinition, Bytes, BytesExpression, Uint } from '../../../src/schema/model.js';
import type { Draw } from './draw.js';
import { freshName } from './names.js';
import { from, told, toldWith } from './source.js';

const primitive = 'hmac-sha256';
const digestBytes = 32;

/** A region with a digest at a place that other bytes determine; perhaps as one case of a union without a tag. */
export function randomOverlay(name: string, draw: Draw): AnyDefinition[] {
  const key = namedBytes(`${name}Key`, '6b6579'.repeat(draw.between(1, 3)), { doc: 'A key.', from });
  const choices = draw.between(1, 12);
  const size = 2 + choices + digestBytes + 4 + draw.nat(3);
  const other = number(`${name}Size`, size, { doc: 'All of it.', from, unit: 'bytes' });
  const withGiven = draw.flip();
  const keyed: BytesExpression = withGiven
    ? eitherBytes(given('short'), bytesOf(key, 2), apply(primitive, givenBytes('to'), bytesOf(key)))
    : draw.flip()
      ? bytesOf(key)
      : bytesOf(key, 1);
  const names: string[] = [];
  const [filler, place, offset, signature, last] = [0, 1, 2, 3, 4].map(() => {
    names.push(freshName(draw, names));
    return names.at(-1) ?? '';
  });
  const sealed = type(
    `${name}Sealed`,
    overlay(size, filler ?? 'filler', {
      [place ?? 'place']: at(0, bytes(2)),
      [offset ?? 'offset']: computed(u8, plus(2, mod(sumOf(place ?? 'place'), choices))),
      [signature ?? 'signature']: at(field(offset ?? 'offset'), digest(primitive, digestBytes, keyed)),
      [last ?? 'last']: at(size - 4, draw.one<Uint | Bytes>(u16, u32, little(32), bytes(3))),
    }),
    withGiven
      ? {
          ...toldWith({ short: true, to: { $bytes: '0102' } }),
          label: 'kind',
          given: { short: flag(), to: bytes(2) },
        }
      : { ...told, label: 'kind' },
  );
  if (withGiven || draw.flip()) return [key, other, sealed];
  const open = type(`${name}Open`, struct({ all: bytes(size) }), { ...told, label: 'kind' });
  return [key, other, sealed, open, type(name, byTrial({ sealed, open }), told)];
}
