import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { encodeValues } from '../../../generated/amf0/index.js';
import { valueArbitrary } from '../../../generated/arbitraries/amf0.js';
import { messageCaseArbitrary } from '../../../generated/arbitraries/rtmp.js';
import { encodeMessage } from '../../../generated/rtmp/index.js';
import { capturedSeeds, type Seed } from './captured.js';

export interface Payload {
  readonly typeId: number;
  readonly payload: Uint8Array;
}

/** What sessions are made of, beside what is made for each. */
export interface Material {
  readonly captured: readonly Seed[];
  /** The bytes of all vectors, the invalid ones among them. */
  readonly vectors: readonly Uint8Array[];
  /** AMF values of all kinds, as bytes. */
  readonly values: readonly Uint8Array[];
  /** Messages of all kinds. */
  readonly payloads: readonly Payload[];
}

const samples = 400;

/** The same for the same seed. */
export function gatherMaterial(seed: number): Material {
  const options = { seed, numRuns: samples };
  return {
    captured: capturedSeeds(),
    vectors: ['amf0', 'flv', 'rtmp'].flatMap(vectorsOf),
    values: fc.sample(valueArbitrary, options).map((value) => encodeValues([value])),
    payloads: fc.sample(messageCaseArbitrary, options).map(({ given: { typeId }, value }) => ({
      typeId,
      payload: encodeMessage(value, { typeId }),
    })),
  };
}

function vectorsOf(format: string): Uint8Array[] {
  const text = readFileSync(new URL(`../../../generated/vectors/${format}.json`, import.meta.url), 'utf8');
  const { vectors }: { vectors: { hex: string }[] } = JSON.parse(text);
  return vectors.map(({ hex }) => new Uint8Array(Buffer.from(hex, 'hex'))).filter(({ length }) => length > 0);
}
