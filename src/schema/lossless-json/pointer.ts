/** The JSON pointer (RFC 6901) of a part. */
export const child = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Levels of JSON that are read and written: more would end in a full call stack instead of an error of ours. */
export const deepest = 1000;
