import { createHmac } from 'node:crypto';

/** What codecs need of cryptography, out of Node: pass it as `primitives` in their options. */
export const primitives = {
  'hmac-sha256': (key: Uint8Array, ...data: readonly Uint8Array[]): Uint8Array => {
    const digest = createHmac('sha256', key);
    for (const piece of data) digest.update(piece);
    return new Uint8Array(digest.digest());
  },
};
