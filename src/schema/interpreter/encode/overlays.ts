import { digestOf } from '../../../runtime/primitives.js';
import { getOwn } from '../../lossless-json/host-objects.js';
import type { Overlay, Trial } from '../../model.js';
import { evaluate, evaluateBytes, evaluateNumber } from '../expressions.js';
import { isFor, isLabelled } from '../hosts.js';
import { bytesOfPart, gaps, partLookup } from '../overlays.js';
import { ruleOf } from '../types.js';
import { type Encoding, type Place, part } from './encoding.js';

/** Parts go to their places, the filler between them, and the digest of all that comes last. */
export function writeOverlay(encoding: Encoding, node: Overlay, value: unknown, place: Place): void {
  const rule = ruleOf(node, place.owner);
  if (!isLabelled(value, place.label ?? {})) {
    encoding.fail('wrong-type', `not ${place.label?.kind ?? 'a plain object'}`, { path: place.path, rule });
  }
  const region = new Uint8Array(node.size);
  const covered = Array.from({ length: node.size }, () => false);
  const values = new Map<string, unknown>();
  const lookup = partLookup(values, place.lookup);
  let digest = () => {};

  for (const { name, type } of node.fields) {
    if (type.kind === 'computed') {
      values.set(name, evaluate(type.from, lookup));
      continue;
    }
    const held = getOwn(value, name);
    const inside: Place = { ...part(place), lookup, later: (check) => check(), path: `${place.path}.${name}` };
    const of = type.type;
    // Bytes of another length than they should have would make all places wrong: they are refused at once.
    const bytes = of.kind === 'digest' ? new Uint8Array(of.bytes) : encoding.aside(of, held, inside);
    values.set(name, held);
    const at = evaluateNumber(type.at, lookup);
    region.set(bytes, at);
    covered.fill(true, at, at + bytesOfPart(type));
    if (of.kind !== 'digest') continue;
    digest = () => {
      const { schema, primitives } = encoding;
      const key = evaluateBytes(of.key, schema, { lookup, primitives });
      region.set(digestOf(primitives, of.primitive, of.bytes, key, region, at), at);
    };
  }
  const filler = encoding.aside({ kind: 'bytes', length: 'rest', rule }, getOwn(value, node.filler), {
    ...part(place),
    path: `${place.path}.${node.filler}`,
  });
  pour(encoding, region, covered, filler, { path: `${place.path}.${node.filler}`, rule });
  digest();
  encoding.output.raw(region);
}

/** The case that the value says it is. */
export function writeTrial(encoding: Encoding, node: Trial, value: unknown, place: Place): void {
  const found = node.cases.find(({ type }) => isFor(encoding.schema, type, value));
  if (found !== undefined) encoding.write(found.type, value, part(place));
  else encoding.fail('wrong-type', 'no case takes such a value', { path: place.path, rule: ruleOf(node, place.owner) });
}

function pour(
  encoding: Encoding,
  region: Uint8Array,
  covered: readonly boolean[],
  filler: Uint8Array,
  at: { readonly path: string; readonly rule: string },
): void {
  const free = gaps(covered);
  const room = free.reduce((sum, { from, to }) => sum + to - from, 0);
  if (filler.length !== room) encoding.fail('wrong-length', `${filler.length} instead of ${room}`, at);
  let poured = 0;
  for (const { from, to } of free) {
    region.set(filler.subarray(poured, poured + to - from), from);
    poured += to - from;
  }
}
