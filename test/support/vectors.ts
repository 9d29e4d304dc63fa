import { readdirSync, readFileSync } from 'node:fs';
import * as t from 'io-ts';
import { checked } from '../../generated/io-ts/support.js';

const file = t.type({
  format: t.string,
  vectors: t.array(
    t.intersection([
      t.type({
        id: t.string,
        type: t.string,
        hex: t.string,
        canonical: t.boolean,
        validity: t.union([t.literal('valid'), t.literal('invalid'), t.literal('contested')]),
        rules: t.array(t.string),
        source: t.array(t.type({ document: t.string, clause: t.string })),
      }),
      t.partial({
        doc: t.string,
        given: t.record(t.string, t.union([t.number, t.boolean, t.type({ $bytes: t.string })])),
        value: t.unknown,
        error: t.string,
      }),
    ]),
  ),
});

export type Vector = t.TypeOf<typeof file>['vectors'][number];

const folder = new URL('../../generated/vectors/', import.meta.url);

/** The text of a file of the generated vectors. */
export const vectorFile = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The files of the generated vectors, one a format. */
export const vectorFiles: readonly string[] = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'schema.json',
);

/** All vectors of all formats. */
export const vectors: readonly Vector[] = vectorFiles.flatMap((name) => {
  const data: unknown = JSON.parse(vectorFile(name));
  return checked(file, data, (path, expected) => new Error(`${name}, ${path.join('.')}: ${expected}`)).vectors;
});

export const bytesOf = ({ hex }: Pick<Vector, 'hex'>): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
