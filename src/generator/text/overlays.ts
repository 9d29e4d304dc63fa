import type { Field, Overlay, Struct } from '../../schema/model.js';
import { fixedBits } from '../../schema/resolver/sizes.js';

/** The value of an overlay as if it were that of a struct: its parts without the digest, then what is between them. */
export function asStruct({ fields, size, filler, rule }: Overlay): Struct {
  const parts = fields.flatMap(({ name, type }): Field[] => {
    if (type.kind === 'computed') return [{ name, type }];
    const { type: of, doc } = type;
    return of.kind === 'digest' ? [] : [{ name, type: { ...of, ...(doc === undefined ? {} : { doc }) } }];
  });
  const taken = fields.reduce((sum, { type }) => sum + (fixedBits(type, () => undefined) ?? 0) / 8, 0);
  const length = { op: 'number', value: size - taken } as const;
  const between = { kind: 'bytes', length, ...(rule === undefined ? {} : { rule }) } as const;
  return { kind: 'struct', fields: [...parts, { name: filler, type: between }] };
}
