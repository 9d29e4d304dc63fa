import assert from 'node:assert/strict';
import { bitDiagram } from '../../../src/generator/reference/diagram/bit-diagram.js';
import { type Drawing, fitted, widthOf } from '../../../src/generator/reference/diagram/drawing.js';
import { layoutOf } from '../../../src/generator/reference/diagram/layout.js';
import { stateDiagram } from '../../../src/generator/reference/diagram/state-diagram.js';
import { schema } from '../../support/schema.js';

describe('the drawings of the reference', () => {
  for (const type of Object.values(schema.types)) {
    const drawing = layoutOf(schema, type);

    it(`keep words inside and apart: ${type.name}`, () => {
      if (drawing === undefined) {
        assert.equal(type.analysis.minBytes, 0);
        return;
      }
      assertApart(drawing);
    });
  }

  for (const session of Object.values(schema.sessions)) {
    for (const machine of Object.keys(session.machines)) {
      it(`keep words inside and apart, and away from lines: states of ${machine} in ${session.name}`, () => {
        const drawing = stateDiagram(session, machine);
        assertApart(drawing);
        const upright = uprightLines(drawing);
        assert.ok(upright.length > 0);
        for (const { text, from, to, y } of textBoxes(drawing)) {
          const crossed = upright.filter((line) => line.x > from && line.x < to && line.from < y && line.to > y - 8);
          assert.deepEqual(crossed, [], text);
        }
      });
    }
  }

  it('are to scale', () => {
    const drawing = bitDiagram([
      { piece: 'box', label: 'a', note: '', bits: 24, style: 'plain', conditional: false },
      { piece: 'box', label: 'b', note: '', bits: 8, style: 'fixed', conditional: false },
    ]);
    const paths =
      drawing?.marks.flatMap((mark) => (mark.mark === 'path' && mark.look !== 'tick' ? [mark.d] : [])) ?? [];
    const widths = paths.map((d) => Number(d.match(/h(\d+)/)?.[1]));
    assert.deepEqual(widths, [480, 160]);
  });

  it('cut what does not fit', () => {
    assert.equal(fitted('abcdefgh', 'name', 40), 'abcd…');
    assert.equal(fitted('abc', 'name', 40), 'abc');
    assert.equal(fitted('abcdefgh', 'name', 20), undefined);
  });
});

function assertApart(drawing: Drawing): void {
  const boxes = textBoxes(drawing);
  for (const { text, from, to, y } of boxes) {
    assert.ok(from >= 0 && to <= drawing.width && y <= drawing.height, text);
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const apart = Math.abs(one.y - other.y) >= 9 || one.to <= other.from || other.to <= one.from;
      assert.ok(apart, `${one.text} and ${other.text}`);
    }
  }
}

/** The lines of the ways from state to state that go up and down. */
const uprightLines = ({ marks }: Drawing) =>
  marks.flatMap((mark) => {
    const [, x, from, to] = (mark.mark === 'path' && /^M([\d.]+) ([\d.]+)V([\d.]+)/.exec(mark.d)) || [];
    return x === undefined ? [] : [{ x: Number(x), from: Number(from), to: Number(to) }];
  });

const textBoxes = ({ marks }: Drawing) =>
  marks.flatMap((mark) => {
    if (mark.mark !== 'text') return [];
    const width = widthOf(mark.text, mark.look);
    const from = mark.anchor === 'middle' ? mark.x - width / 2 : mark.anchor === 'end' ? mark.x - width : mark.x;
    return [{ text: mark.text, from, to: from + width, y: mark.y }];
  });
