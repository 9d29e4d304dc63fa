import assert from 'node:assert/strict';
import { type AnonymousObject, EcmaArray, encodeValue, TypedObject, type Value } from '../../generated/amf0/index.js';
import { sizeUnchecked } from '../property/support/encoders.js';

describe('properties that an object inherits', () => {
  const own = (): AnonymousObject => ({ own: 2 });
  const values: readonly [name: string, value: () => Value][] = [
    ['an anonymous object', own],
    ['an ECMA array', () => new EcmaArray(own())],
    ['a typed object', () => new TypedObject('T', own())],
  ];
  for (const [name, make] of values) {
    it(`are not written as parts of ${name}, and do not count into its size`, () => {
      const value = make();
      const expected = encodeValue(value);
      const [bytes, size] = whileAllInherit(() => [encodeValue(value), sizeUnchecked('amf0.value', value, undefined)]);
      assert.deepEqual(bytes, expected);
      assert.equal(size, expected.length);
    });
  }
});

/** As after a library has put something enumerable into the prototype of all objects. */
function whileAllInherit<T>(run: () => T): T {
  Object.defineProperty(Object.prototype, 'inherited', { value: 1, configurable: true, enumerable: true });
  try {
    return run();
  } finally {
    Reflect.deleteProperty(Object.prototype, 'inherited');
  }
}
