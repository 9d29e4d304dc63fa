import { DecodeError, EncodeError, MtrudeError } from './errors.js';
import type { NeedMore } from './need-more.js';
import type { Reader } from './reader.js';
import type { Writer } from './writer.js';

/** How the bytes of a name that the spec does not know are read and written. */
export interface ExtensionCodec {
  /** Reads from `r.position` on; `needMore` if the input ends. `inner` reads a value with the tables around it. */
  readonly read: (r: Reader, inner: (r: Reader) => unknown) => unknown;
  readonly write: (w: Writer, value: unknown, inner: (w: Writer, value: unknown) => void) => void;
}

/** Codecs by name: for AMF 3 the aliases of externalizable classes. */
export type Extensions = Readonly<Record<string, ExtensionCodec>>;

/** Reads with a codec of the caller's. What goes wrong in it is an error of the input. */
export function readExtension(
  r: Reader,
  name: string,
  inner: (r: Reader) => unknown,
  path: string,
  rule: string,
): unknown | NeedMore {
  const { extensions, position: offset } = r;
  const codec = extensions !== undefined && Object.hasOwn(extensions, name) ? extensions[name] : undefined;
  if (codec === undefined) {
    throw new DecodeError('unknown-extension', `No codec for ${JSON.stringify(name)}`, { offset, path, rule });
  }
  try {
    return codec.read(r, inner);
  } catch (error) {
    if (error instanceof MtrudeError) throw error;
    const what = `The codec for ${JSON.stringify(name)} failed`;
    throw new DecodeError('extension-failed', what, { offset, path, rule }, { cause: error });
  }
}

/** Writes with a codec of the caller's. What goes wrong in it is an error of the value. */
export function writeExtension(
  w: Writer,
  name: string,
  value: unknown,
  inner: (w: Writer, value: unknown) => void,
  path: string,
  rule: string,
): void {
  const { extensions } = w;
  const codec = extensions !== undefined && Object.hasOwn(extensions, name) ? extensions[name] : undefined;
  const place = { offset: 0, path, rule };
  if (codec === undefined) throw new EncodeError('unknown-extension', `No codec for ${JSON.stringify(name)}`, place);
  try {
    codec.write(w, value, inner);
  } catch (error) {
    if (error instanceof MtrudeError) throw error;
    throw new EncodeError('extension-failed', `The codec for ${JSON.stringify(name)} failed`, place, { cause: error });
  }
}
