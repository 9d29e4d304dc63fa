import assert from 'node:assert/strict';
import {
  checkBoolean,
  checkBytes,
  checkDepth,
  checkLast,
  checkLength,
  checkMember,
  checkNumber,
  checkPrefix,
  checkString,
  checkTag,
  checkUint,
  countElement,
  DecodeError,
  type DecodeErrorCode,
  EncodeError,
  type EncodeErrorCode,
  emptyName,
  expectBytes,
  expectDerived,
  expectLength,
  expectMember,
  expectNumber,
  expectRange,
  freeTag,
  isPlain,
  isPresent,
  isRecord,
  LimitError,
  Reader,
  recall,
  wrongType,
} from '../../src/runtime/index.js';

const path = 'test.type.field';
const rule = 'test/1/rule';

describe('an empty name', () => {
  it('is refused where it would be the end of the properties', () => {
    const error = emptyName(path, rule);
    assert.deepEqual([error.code, error.path, error.rule], ['out-of-range', path, rule]);
  });
});

describe('the checks of reading', () => {
  it('let pass what is expected', () => {
    expectNumber(3, 3, 0, path, rule);
    expectBytes(new Reader(Uint8Array.of(9, 1, 2)), 1, [1, 2], path, rule);
    for (const actual of [2, 3, 5]) expectRange(actual, 2, 5, 0, path, rule);
    expectMember(4, [2, 4], 0, path, rule);
    expectDerived(4, 4, 0, path, rule);
    expectLength(0, 0, path, rule);
    assert.equal(recall(['a', 'b'], 1, 0, path, rule), 'b');
  });

  it('refuse anything else, and say where and by which rule', () => {
    const r = new Reader(Uint8Array.of(9, 1, 0xf2));
    refusesInput('constant-mismatch', () => expectNumber(2, 3, 7, path, rule), /Expected 3, found 2/);
    refusesInput('constant-mismatch', () => expectBytes(r, 1, [1, 2], path, rule), /01 02, found 01 f2/, 1);
    for (const actual of [1, 6]) refusesInput('out-of-range', () => expectRange(actual, 2, 5, 7, path, rule), /2 to 5/);
    refusesInput('unknown-value', () => expectMember(3, [2, 4], 7, path, rule), /one of 2, 4, found 3/);
    refusesInput('derived-mismatch', () => expectDerived(3, 4, 7, path, rule), /Expected 4, found 3/);
    refusesInput('negative-length', () => expectLength(-1, 7, path, rule), /-1/);
    refusesInput('bad-reference', () => recall(['a'], 1, 7, path, rule), /Reference 1 into a table of 1/);
  });

  it('count elements and levels up to their limits', () => {
    const r = new Reader(Uint8Array.of(0, 0), { limits: { elements: 2 } });
    countElement(r, path, rule);
    countElement(r, path, rule);
    r.position = 1;
    const isLimit = (code: string, offset: number) => (error: unknown) =>
      error instanceof LimitError && error.code === code && error.offset === offset && error.path === path;
    assert.throws(() => countElement(r, path, rule), isLimit('elements-limit', 1));
    checkDepth(1, 2, 5, path, rule);
    assert.throws(() => checkDepth(2, 2, 5, path, rule), isLimit('depth-limit', 5));
  });
});

describe('the checks of writing', () => {
  it('give what may be written', () => {
    for (const value of [0, 7, 255]) assert.equal(checkUint(value, 0, 255, path, rule), value);
    assert.equal(checkUint(-3, -4, 3, path, rule), -3);
    assert.equal(checkNumber(-0.5, path, rule), -0.5);
    assert.ok(Number.isNaN(checkNumber(Number.NaN, path, rule)));
    assert.deepEqual([checkBoolean(true, path, rule), checkBoolean(false, path, rule)], [1, 0]);
    assert.equal(checkMember(4, [2, 4], path, rule), 4);
    const bytes = new Uint8Array(2);
    assert.equal(checkBytes(bytes, path, rule), bytes);
    assert.equal(checkString('', path, rule), '');
    assert.equal(checkPrefix(255, 255, path, rule), 255);
    checkLength(3, 3, path, rule);
    checkTag(3, 3, path, rule);
    assert.equal(freeTag(3, [1, 2], path, rule), 3);
  });

  it('refuse what does not fit', () => {
    for (const value of [-1, 256, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      refusesValue('out-of-range', () => checkUint(value, 0, 255, path, rule), /from 0 to 255/);
    }
    refusesValue('unknown-value', () => checkMember(3, [2, 4], path, rule), /one of 2, 4, not 3/);
    refusesValue('too-long', () => checkPrefix(256, 255, path, rule), /256 .* at most 255/);
    refusesValue('too-long', () => checkPrefix(0, 255, path, rule, 1), /0 .* 1 to 255/);
    refusesValue('condition-mismatch', () => checkLast(7, 7, path, rule), /another item follows/);
    refusesValue('wrong-length', () => checkLength(2, 3, path, rule), /Expected 3 bytes, not 2/);
    refusesValue('condition-mismatch', () => checkTag(2, 3, path, rule), /tag 2 where tag 3/);
    for (const tag of [1, 2.5]) refusesValue('out-of-range', () => freeTag(tag, [1, 2], path, rule), /no tag/);
  });

  it('refuse values of another JavaScript type, and name both types', () => {
    const cases: readonly [check: (value: never) => unknown, expected: string, value: unknown, found: string][] = [
      [(value) => checkUint(value, 0, 255, path, rule), 'an integer', '7', 'string'],
      [(value) => checkNumber(value, path, rule), 'a number', '7', 'string'],
      [(value) => checkBoolean(value, path, rule), 'a boolean', 1, 'number'],
      [(value) => checkMember(value, [2, 4], path, rule), 'a number', '2', 'string'],
      [(value) => checkBytes(value, path, rule), 'bytes', [1, 2], 'object'],
      [(value) => checkString(value, path, rule), 'a string', null, 'null'],
      [(value) => freeTag(value, [1, 2], path, rule), 'a number', true, 'boolean'],
    ];
    for (const [check, expected, value, found] of cases) {
      refusesValue(
        'wrong-type',
        () => Reflect.apply(check, undefined, [value]),
        new RegExp(`Expected ${expected}, not ${found}`),
      );
    }
    assert.match(wrongType('bytes', undefined, path, rule).message, /not undefined/);
  });

  it('want an optional field exactly where its condition holds', () => {
    assert.equal(isPresent(0, true, path, rule), true);
    assert.equal(isPresent(undefined, false, path, rule), false);
    refusesValue('condition-mismatch', () => isPresent(undefined, true, path, rule), /is missing/);
    refusesValue('condition-mismatch', () => isPresent(0, false, path, rule), /is given/);
  });
});

describe('isRecord and isPlain', () => {
  it('tell plain objects from everything else', () => {
    for (const value of [{}, { a: 1 }, Object.create(null)]) {
      assert.equal(isRecord(value), true);
      assert.equal(isPlain(value), true);
    }
    for (const value of [[], new Date(), new Map(), new Uint8Array(), Object.create({})]) {
      assert.equal(isRecord(value), false);
      assert.equal(isPlain(value), false);
    }
    for (const value of [null, undefined, 1, 'x', true, () => 0]) assert.equal(isRecord(value), false);
  });
});

function refusesInput(code: DecodeErrorCode, check: () => unknown, message: RegExp, offset = 7): void {
  assert.throws(check, (error) => {
    assert.ok(error instanceof DecodeError);
    assert.deepEqual(
      { code: error.code, offset: error.offset, path: error.path, rule: error.rule },
      { code, offset, path, rule },
    );
    assert.match(error.message, message);
    return true;
  });
}

function refusesValue(code: EncodeErrorCode, check: () => unknown, message: RegExp): void {
  assert.throws(check, (error) => {
    assert.ok(error instanceof EncodeError);
    assert.deepEqual({ code: error.code, path: error.path, rule: error.rule }, { code, path, rule });
    assert.match(error.message, message);
    return true;
  });
}
