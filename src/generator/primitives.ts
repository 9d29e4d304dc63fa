import { createHmac } from 'node:crypto';

/** What the interpreter needs of cryptography to show examples and to change them. */
export const primitives = {
  'hmac-sha256': (key: Uint8Array, ...data: readonly Uint8Array[]): Uint8Array => {
    const digest = createHmac('sha256', key);
    for (const piece of data) digest.update(piece);
    return new Uint8Array(digest.digest());
  },
};
