import {
  bits,
  bytes,
  computed,
  countedList,
  countOf,
  derived,
  field,
  flag,
  ifMore,
  listOf,
  listToEnd,
  magic,
  nothing,
  type Part,
  plus,
  prefixed,
  ref,
  sized,
  sizeOf,
  struct,
  terminated,
  u8,
  u16,
  u24,
  u32,
  utf8,
  when,
  wrap,
} from '../../../src/schema/build/index.js';
import type { Node } from '../../../src/schema/model.js';
import { condition } from './conditions.js';
import type { Draw } from './draw.js';
import { bitField, wholeNumber, widths } from './numbers.js';
import { type Around, StructUnderWay } from './struct-under-way.js';

/** A struct of a few fields; `lasts` if it may run to the end of its region. */
export function randomStruct(around: Around, lasts: boolean, depth = 0): StructUnderWay {
  const made = new StructUnderWay(around);
  // At least one byte, so that lists of it have an end.
  addNumber(made);
  for (let left = around.draw.between(0, 4); left > 0; left--) addField(made, depth);
  if (lasts && around.draw.flip()) addLast(made);
  return made;
}

function addField(made: StructUnderWay, depth: number): void {
  const kinds = [
    addNumber,
    addRun,
    addCondition,
    addComputed,
    addMeasured,
    addCounted,
    addList,
    addText,
    addFixed,
    addNamed,
    ...(depth < 2 ? [addRegion, addInner] : []),
  ] as const;
  (made.draw.among(kinds) ?? addNumber)(made, depth);
}

const isNumber = ({ kind }: Node) => kind === 'uint' || kind === 'enum' || kind === 'spellings';

function addNumber(made: StructUnderWay): void {
  const node = wholeNumber(made.draw);
  made.add(node, node.kind === 'flag' ? 'boolean' : isNumber(node) ? 'number' : undefined);
}

function addRun(made: StructUnderWay): void {
  for (const width of widths(made.draw)) {
    const node = bitField(made.draw, width);
    made.add(node, node.kind === 'flag' ? 'boolean' : isNumber(node) ? 'number' : undefined);
  }
}

function addCondition(made: StructUnderWay): void {
  const holds = condition(made.draw, made.known);
  if (holds !== undefined) made.add(when(holds, item(made.around)));
}

function addComputed(made: StructUnderWay): void {
  const holds = condition(made.draw, made.known);
  if (holds !== undefined) made.add(computed(flag(), holds), 'boolean');
}

/** A size or a checksum that follows from what it measures. */
function addMeasured(made: StructUnderWay): void {
  const { draw } = made;
  if (draw.flip()) {
    const size = made.add(derived(u32, plus(sizeOf(made.ahead(1)), draw.nat(1)), { mismatch: 'error' }));
    made.add(prefixed(u16, text(draw)));
    if (draw.flip()) made.add(derived(u8, wrap(3, sizeOf(made.ahead(-1))), { mismatch: draw.one('error', 'noted') }));
    else made.add(derived(u8, wrap(5, plus(field(size), 1))));
    return;
  }
  const size = made.add(derived(draw.one(u24, u32), sizeOf(made.ahead(1)), { mismatch: 'used' }));
  made.add(sized(field(size), struct(randomStruct(made.around, true, 2).fields)));
}

function addCounted(made: StructUnderWay): void {
  const count = made.add(derived(u8, countOf(made.ahead(1)), { mismatch: 'used' }));
  made.add(listOf(field(count), item(made.around)));
}

function addList(made: StructUnderWay): void {
  made.add(countedList(made.draw.one(u8, u16), item(made.around)));
}

function addText(made: StructUnderWay): void {
  const { draw } = made;
  const length = draw.nat(4);
  const size = made.ahead(0);
  switch (draw.nat(4)) {
    case 0:
      made.add(utf8(length));
      return;
    case 1:
      made.add(bytes(length));
      return;
    case 2:
      made.add(terminated(draw.one(0, 0x0a)));
      return;
    case 3:
      made.add(bits(8, { max: 5 }), 'number');
      made.add(bytes(field(size)));
      return;
    default:
      made.add(prefixed(draw.one(u8, u16), text(draw)));
  }
}

const text = (draw: Draw): Node => (draw.flip() ? utf8() : bytes());

function addFixed(made: StructUnderWay): void {
  const { draw } = made;
  made.add(draw.flip() ? magic('0a0b0c'.slice(0, 2 * draw.between(1, 3))) : nothing(draw.one('null', 'undefined')));
}

/** A named type, with arguments for its parameters out of what is known. */
function addNamed(made: StructUnderWay): void {
  made.add(item(made.around));
}

function addRegion(made: StructUnderWay, depth: number): void {
  const inside = struct(randomStruct(made.around, true, depth + 1).fields);
  made.add(prefixed(made.draw.one(u24, u32), inside));
}

function addInner(made: StructUnderWay, depth: number): void {
  made.add(struct(randomStruct({ ...made.around, known: [] }, false, depth + 1).fields));
}

/** What runs to the end of the region. */
function addLast(made: StructUnderWay): void {
  const { draw, around } = made;
  const last = draw.nat(3);
  if (last === 0) made.add(utf8());
  else if (last === 1) made.add(bytes());
  else if (last === 2) made.add(listToEnd(item(around)));
  else made.add(ifMore(item(around)));
}

/** Something of at least one byte that says itself where it ends. */
function item({ draw, delimited }: Around): Part {
  const named = draw.among(delimited);
  if (named !== undefined && named.given === undefined && draw.flip()) return ref(named);
  const number = wholeNumber(draw);
  return draw.flip() && number.kind !== 'spellings' ? number : prefixed(draw.one(u8, u16), text(draw));
}
