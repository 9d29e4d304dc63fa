import { DecodeError } from '../../../runtime/errors.js';
import { digestOf } from '../../../runtime/primitives.js';
import { setOwn } from '../../lossless-json/host-objects.js';
import type { Bytes, Digest, Overlay, Trial } from '../../model.js';
import { evaluate, evaluateBytes, evaluateNumber } from '../expressions.js';
import { bytesOfPart, gaps, partLookup } from '../overlays.js';
import type { TreeNode } from '../tree.js';
import { ruleOf } from '../types.js';
import { type Decoding, type Place, part } from './decoding.js';

/** The whole region is asked for at once; its digest is looked at last. */
export function readOverlay(decoding: Decoding, node: Overlay, place: Place): object {
  const { input } = decoding;
  decoding.need(node.size * 8, place.path, place.owner.layoutRule);
  const start = input.offset;
  const values = new Map<string, unknown>();
  const lookup = partLookup(values, place.lookup);
  const covered = Array.from({ length: node.size }, () => false);
  let verify = () => {};

  const made = {};
  if (place.label?.kind !== undefined) setOwn(made, 'kind', place.label.kind);
  for (const { name, type } of node.fields) {
    const inside: Place = { ...part({ ...place, lookup }, name), path: `${place.path}.${name}` };
    if (type.kind === 'computed') {
      const value = decoding.annotate(inside, type, () => evaluate(type.from, lookup));
      values.set(name, value);
      setOwn(made, name, value);
      continue;
    }
    const at = evaluateNumber(type.at, lookup);
    covered.fill(true, at, at + bytesOfPart(type));
    input.position = (start + at) * 8;
    if (type.type.kind === 'digest') {
      const digest = type.type;
      const found = decoding.annotate(inside, digest, () => input.view(digest.bytes));
      verify = () => checkDigest(decoding, node, digest, { found, start, at }, inside);
      continue;
    }
    values.set(name, decoding.read(type.type, inside));
    setOwn(made, name, values.get(name));
  }
  setOwn(made, node.filler, readBetween(decoding, node, covered, start, place));
  place.siblings.sort((left, right) => left.offset - right.offset);
  input.position = (start + node.size) * 8;
  verify();
  return made;
}

/** The first case whose digest is right, else the last. */
export function readTrial(decoding: Decoding, node: Trial, place: Place): unknown {
  const { position } = decoding.input;
  for (const { name, type } of node.cases.slice(0, -1)) {
    const siblings: TreeNode[] = [];
    try {
      const value = decoding.read(type, { ...part(place, name), siblings });
      place.siblings.push(...siblings);
      return value;
    } catch (error) {
      if (!(error instanceof DecodeError && error.code === 'digest-mismatch')) throw error;
      decoding.input.position = position;
    }
  }
  const last = node.cases.at(-1);
  return last && decoding.read(last.type, part(place, last.name));
}

function readBetween(
  decoding: Decoding,
  node: Overlay,
  covered: readonly boolean[],
  start: number,
  place: Place,
): Uint8Array {
  const { input } = decoding;
  const filler: Bytes = { kind: 'bytes', length: 'rest' };
  const pieces = gaps(covered).map(({ from, to }) => {
    input.position = (start + from) * 8;
    return decoding.annotate(part(place, node.filler), filler, () => input.view(to - from));
  });
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function checkDigest(
  decoding: Decoding,
  { size }: Overlay,
  node: Digest,
  { found, start, at }: { readonly found: Uint8Array; readonly start: number; readonly at: number },
  place: Place,
): void {
  const { schema, primitives, input } = decoding;
  const key = evaluateBytes(node.key, schema, { lookup: place.lookup, primitives });
  const region = input.bytes.subarray(start, start + size);
  const right = digestOf(primitives, node.primitive, node.bytes, key, region, at);
  if (found.length === right.length && found.every((byte, index) => byte === right[index])) return;
  decoding.fail('digest-mismatch', 'the digest is not that of the bytes around it', {
    path: place.path,
    rule: ruleOf(node, place.owner),
    offset: start + at,
  });
}
