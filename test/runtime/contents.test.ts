import assert from 'node:assert/strict';
import { Contents, contentKey } from '../../src/runtime/index.js';

interface Point {
  readonly x: number;
}

describe('Contents', () => {
  it('finds strings under the indices in which they were added', () => {
    const strings = new Contents<string>();
    assert.equal(strings.indexOf('a'), -1);
    for (const text of ['a', 'b']) strings.add(text);
    assert.deepEqual([strings.indexOf('a'), strings.indexOf('b'), strings.indexOf('c')], [0, 1, -1]);
  });

  it('finds objects by their content, and asks for it only where another object comes', () => {
    const asked: number[] = [];
    const points = new Contents<Point>(({ x }) => {
      asked.push(x);
      return String(x);
    });
    const first = { x: 1 };
    assert.equal(points.indexOf(first), -1);
    points.add(first);
    assert.equal(points.indexOf(first), 0);
    assert.deepEqual(asked, []);
    const second = { x: 2 };
    assert.equal(points.indexOf(second), -1);
    points.add(second);
    const [again, other] = [{ x: 1 }, { x: 2 }];
    assert.deepEqual([points.indexOf(again), points.indexOf(other), points.indexOf(again)], [0, 1, 0]);
    assert.equal(points.indexOf({ x: 3 }), -1);
  });

  it('goes on from a copy without changing the original', () => {
    const points = new Contents<Point>(({ x }) => String(x));
    points.add({ x: 1 });
    assert.equal(points.indexOf({ x: 2 }), -1);
    points.add({ x: 2 });
    const copy = points.copy();
    assert.deepEqual([copy.indexOf({ x: 1 }), copy.indexOf({ x: 2 })], [0, 1]);
    copy.add({ x: 3 });
    assert.deepEqual([copy.indexOf({ x: 3 }), points.indexOf({ x: 3 })], [2, -1]);
    points.add({ x: 4 });
    assert.equal(points.indexOf({ x: 4 }), 2);
  });
});

describe('contentKey', () => {
  it('tells apart what no content can be from what can', () => {
    assert.notEqual(contentKey([1n]), contentKey(['1']));
    assert.equal(contentKey(['a', [true]]), contentKey(['a', [true]]));
  });
});
