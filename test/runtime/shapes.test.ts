import assert from 'node:assert/strict';
import {
  hasProperties,
  hasShape,
  isAny,
  isBoolean,
  isNull,
  isNumber,
  isString,
  type Shape,
} from '../../src/runtime/index.js';

describe('shapes', () => {
  const cases: readonly [what: string, shape: Shape, fitting: readonly unknown[], strange: readonly unknown[]][] = [
    ['anything', isAny, [1, undefined, {}], []],
    ['numbers', isNumber, [0, Number.NaN], ['0', null]],
    ['strings', isString, ['', 'a'], [0]],
    ['booleans', isBoolean, [false], [0]],
    ['null', isNull, [null], [undefined]],
    ['one string', 'a', ['a'], ['b', 1]],
    ['one of several', [isNumber, isNull], [1, null], ['1', undefined]],
    ['lists', { listOf: isNumber }, [[], [1, 2]], [[1, '2'], { 0: 1 }, 1]],
  ];
  for (const [what, shape, fitting, strange] of cases) {
    it(`say what is ${what}`, () => {
      for (const value of fitting) assert.equal(hasShape(value, shape), true);
      for (const value of strange) assert.equal(hasShape(value, shape), false);
    });
  }

  it('look at properties of the object itself only', () => {
    assert.equal(hasProperties({ a: 1, b: 'x', more: 2 }, { a: isNumber }, { b: isString }), true);
    assert.equal(hasProperties({ a: 1, b: undefined }, { a: isNumber }, { b: isString }), true);
    assert.equal(hasProperties({ a: 1 }, { a: isNumber }, { toString: isString }), true);
    assert.equal(hasProperties({}, { toString: isAny }), false);
    assert.equal(hasProperties({ a: 1, b: 2 }, { a: isNumber }, { b: isString }), false);
    assert.equal(hasProperties([1], {}), false);
  });
});
