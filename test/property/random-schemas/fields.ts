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
  record,
  ref,
  sized,
  sizeOf,
  struct,
  terminated,
  u8,
  u24,
  u32,
  utf8,
  when,
  wrap,
} from '../../../src/schema/build/index.js';
import type { Expression, Node, TypeDefinition } from '../../../src/schema/model.js';
import { addCarried, addLate, addTagged } from './chosen-fields.js';
import { condition, type Known, someNumber } from './conditions.js';
import { head, headFromZero, length, wideLength } from './heads.js';
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
    addCarried,
    ...(depth < 2 ? [addRegion, addInner, addTagged, addLate] : []),
  ] as const;
  (made.draw.among(kinds) ?? addNumber)(made, depth);
}

function kindOf(node: Node): Omit<Known, 'name'> | undefined {
  if (node.kind === 'flag') return { is: 'boolean' };
  if (node.kind === 'uint' || node.kind === 'enum' || node.kind === 'spellings') return { is: 'number' };
  return undefined;
}

function addNumber(made: StructUnderWay): void {
  const node = wholeNumber(made.draw);
  made.add(node, kindOf(node));
}

function addRun(made: StructUnderWay): void {
  for (const width of widths(made.draw)) {
    const node = bitField(made.draw, width);
    made.add(node, kindOf(node));
  }
}

function addCondition(made: StructUnderWay): void {
  const holds = condition(made.draw, made.known);
  if (holds === undefined) return;
  const number = wholeNumber(made.draw);
  const is = kindOf(number);
  if (made.draw.flip() && is !== undefined) made.add(when(holds, number), { ...is, optional: true });
  else made.add(when(holds, item(made)));
}

function addComputed(made: StructUnderWay): void {
  const { draw, known } = made;
  const [holds, number] = [condition(draw, known), someNumber(draw, known)];
  if (draw.flip() && number !== undefined) made.add(computed(u8, number), { is: 'number' });
  else if (holds !== undefined) made.add(computed(flag(), holds), { is: 'boolean' });
}

/** A size or a checksum that follows from what it measures. */
function addMeasured(made: StructUnderWay): void {
  const { draw } = made;
  if (draw.flip()) {
    const size = made.add(derived(u32, plus(sizeOf(made.ahead(1)), draw.nat(1)), { mismatch: 'error' }));
    made.add(prefixed(length(draw), text(draw)));
    if (draw.flip()) made.add(derived(u8, wrap(3, sizeOf(made.ahead(-1))), { mismatch: draw.one('error', 'noted') }));
    else made.add(derived(u8, wrap(5, plus(field(size), 1))));
    return;
  }
  if (draw.flip()) {
    const inner = prefixed(u24, struct(randomStruct({ ...made.around, known: [] }, true, 2).fields));
    made.add(draw.one<Part>(inner, prefixed(length(draw), text(draw)), countedList(head(draw), item(made))));
    made.add(derived(u32, sizeOf(made.ahead(-1)), { mismatch: draw.one('error', 'noted') }));
    if (draw.flip()) made.add(derived(u32, plus(sizeOf(made.ahead(-2)), draw.nat(9)), { mismatch: 'noted' }));
    return;
  }
  const size = made.add(derived(draw.one(u24, u32), sizeOf(made.ahead(1)), { mismatch: 'used' }));
  made.add(sized(field(size), struct(randomStruct({ ...made.around, known: [] }, true, 2).fields)));
}

function addCounted(made: StructUnderWay): void {
  const count = made.add(derived(u8, countOf(made.ahead(1)), { mismatch: 'used' }));
  made.add(listOf(field(count), anyItem(made)));
}

function addList(made: StructUnderWay): void {
  const { draw } = made;
  switch (draw.nat(2)) {
    case 0:
      made.add(countedList(head(draw), anyItem(made)));
      return;
    case 1:
      made.add(record(headFromZero(draw), anyItem(made)));
      return;
    default:
      // No value begins with what ends the record.
      made.add(record(headFromZero(draw), countedList(bits(8, { max: 99 }), item(made)), draw.between(100, 255)));
  }
}

function addText(made: StructUnderWay): void {
  const { draw } = made;
  switch (draw.nat(4)) {
    case 0:
      made.add(utf8(draw.nat(4)));
      return;
    case 1:
      made.add(bytes(draw.nat(4)));
      return;
    case 2:
      made.add(terminated(draw.one(0, 0x0a)));
      return;
    case 3: {
      const size = made.add(bits(8, { max: 5 }), { is: 'number', most: 5 });
      made.add(draw.flip() ? bytes(field(size)) : utf8(field(size)));
      return;
    }
    default:
      made.add(prefixed(length(draw), text(draw)));
  }
}

export const text = (draw: Around['draw']): Node => (draw.flip() ? utf8() : bytes());

function addFixed(made: StructUnderWay): void {
  const { draw } = made;
  const word = draw.one('null', 'undefined', 'true', 'false');
  made.add(draw.flip() ? magic('0a0b0c'.slice(0, 2 * draw.between(1, 3))) : nothing(word));
}

/** A named type, with arguments for its parameters out of what is known. */
function addNamed(made: StructUnderWay): void {
  made.add(item(made));
}

function addRegion(made: StructUnderWay, depth: number): void {
  const inside = struct(randomStruct({ ...made.around, known: [] }, true, depth + 1).fields);
  made.add(prefixed(wideLength(made.draw), inside));
}

function addInner(made: StructUnderWay, depth: number): void {
  made.add(struct(randomStruct({ ...made.around, known: [] }, false, depth + 1).fields));
}

/** What runs to the end of the region. */
function addLast(made: StructUnderWay): void {
  switch (made.draw.nat(3)) {
    case 0:
      made.add(utf8());
      return;
    case 1:
      made.add(bytes());
      return;
    case 2:
      made.add(listToEnd(item(made)));
      return;
    default:
      made.add(ifMore(item(made)));
  }
}

/** Something of at least one byte that says itself where it ends. */
export function item({ draw, around, known }: StructUnderWay): Part {
  const named = draw.among(around.delimited);
  if (named !== undefined && draw.flip()) {
    const given = argumentsFor(named, draw, known);
    if (given !== undefined) return ref(named, given);
  }
  return draw.flip() ? wholeNumber(draw) : prefixed(length(draw), text(draw));
}

/** The same, or something that may be empty. */
function anyItem(made: StructUnderWay): Part {
  const size = made.draw.among(made.known.filter(({ most, given }) => most !== undefined && given !== true));
  if (size !== undefined && made.draw.flip())
    return made.draw.flip() ? bytes(field(size.name)) : utf8(field(size.name));
  return item(made);
}

/** Arguments for the parameters of a type; nothing where not all can be made. */
function argumentsFor(
  { given = {} }: TypeDefinition,
  draw: Around['draw'],
  known: readonly Known[],
): Record<string, Expression> | undefined {
  const found: Record<string, Expression> = {};
  for (const [name, { kind }] of Object.entries(given)) {
    const argument = kind === 'flag' ? condition(draw, known) : kind === 'uint' ? someNumber(draw, known) : undefined;
    if (argument === undefined) return undefined;
    found[name] = argument;
  }
  return found;
}
