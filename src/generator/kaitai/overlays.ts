import { mentions } from '../../schema/interpreter/expressions.js';
import { bytesOfPart } from '../../schema/interpreter/overlays.js';
import type { At, Overlay } from '../../schema/model.js';
import { expressionText } from './expressions.js';
import { snake } from './names.js';
import { documented } from './numbers.js';
import type { Scope } from './scope.js';
import { Unsupported } from './unsupported.js';

/** A region with parts at their places. What no part covers is not put together, and digests are not verified. */
export function emitOverlay(scope: Scope, { size, fields }: Overlay): void {
  const name = `${scope.id}_region`;
  const region = scope.inside(name);
  for (const { name: field, type } of fields) {
    const id = snake(field);
    if (type.kind === 'computed') region.instances[id] = { value: expressionText(type.from, region) };
    else {
      emitPart(region, id, type);
      if (mentions(fields, ['sumOf'], field)) emitSum(region, field, type);
    }
    region.define(field, id, undefined);
  }
  scope.types[name] = region.ksy;
  scope.seq.push({ id: 'region', type: name, size: String(size) });
}

function emitPart(region: Scope, id: string, part: At): void {
  const { at, type, doc } = part;
  const place = { pos: expressionText(at, region), ...documented(type.doc ?? doc) };
  if (type.kind === 'uint') {
    const isPlain = [16, 32].includes(type.bits) && (type.order ?? 'big') === 'big';
    if (!isPlain) throw new Unsupported('parts of a region whose width or order of bytes is odd');
    region.instances[id] = { ...place, type: `u${type.bits / 8}be` };
  } else region.instances[id] = { ...place, size: String(bytesOfPart(part)) };
}

/** Kaitai Struct has no sums: the bytes one by one, added up. */
function emitSum(region: Scope, field: string, part: At): void {
  const id = `${snake(field)}_bytes`;
  const count = bytesOfPart(part);
  const pos = expressionText(part.at, region);
  region.instances[id] = { pos, type: 'u1', repeat: 'expr', 'repeat-expr': String(count) };
  region.define(
    `sum of ${field}`,
    Array.from({ length: count }, (_, index) => `${id}[${index}]`).join(' + '),
    undefined,
  );
}
