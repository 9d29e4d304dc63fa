import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';

/** A type whose bits do not fill bytes exists as a field only, and one that shares a head inside another. */
export const hasCodec = ({ analysis: { fixedBits }, interned }: ResolvedType): boolean =>
  (fixedBits === undefined || fixedBits % 8 === 0) && interned?.head !== 'outer';

/** Formats in the order of the spec, without those that declare no types. */
export const formatsWithTypes = ({ formats, types }: ResolvedSchema): string[] =>
  formats.map(({ format }) => format).filter((format) => Object.values(types).some((type) => type.format === format));
