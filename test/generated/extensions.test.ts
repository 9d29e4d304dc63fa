import assert from 'node:assert/strict';
import { decodeValue, encodeValue } from '../../generated/amf3/index.js';
import { keyOfTraits, sizeValue, Traits, TypedObject } from '../../generated/amf3/parts.js';
import { Contents, DecodeError, EncodeError, type Extensions, References } from '../../src/runtime/index.js';

const object = new TypedObject(new Traits(true, false, 'of.the.Caller', []), [], undefined, 'inside');
const extensions: Extensions = {
  'of.the.Caller': { read: (r, inner) => inner(r), write: (w, value, inner) => inner(w, value) },
};

describe("a codec of the caller's", () => {
  it('reads and writes', () => {
    assert.deepEqual(decodeValue(encodeValue(object, { extensions }), { extensions }), object);
  });

  it('is asked for sizes as well', () => {
    const size = sizeValue(object, new References(), new Contents(), new Contents(keyOfTraits), 0, { extensions });
    assert.equal(size, encodeValue(object, { extensions }).length);
  });

  it('that throws while it writes is named, with what it threw', () => {
    const cause = new TypeError('boom');
    const failing: Extensions = {
      'of.the.Caller': {
        read: (r, inner) => inner(r),
        write: () => {
          throw cause;
        },
      },
    };
    assert.throws(
      () => encodeValue(object, { extensions: failing }),
      (error) => error instanceof EncodeError && error.code === 'extension-failed' && error.cause === cause,
    );
  });

  it('that throws while it reads is named, with what it threw', () => {
    const cause = new TypeError('boom');
    const failing: Extensions = {
      'of.the.Caller': {
        read: () => {
          throw cause;
        },
        write: (w, value, inner) => inner(w, value),
      },
    };
    const bytes = encodeValue(object, { extensions });
    assert.throws(
      () => decodeValue(bytes, { extensions: failing }),
      (error) => error instanceof DecodeError && error.code === 'extension-failed' && error.cause === cause,
    );
  });
});
