import {
  bits,
  bytes,
  carry,
  closedEnum,
  constant,
  derived,
  eq,
  field,
  kinds,
  type List,
  late,
  listToEnd,
  listWhile,
  on,
  openEnum,
  prefixed,
  ref,
  sized,
  struct,
  u8,
  u16,
  when,
} from '../../src/schema/index.js';
import { accepts, reports, thing } from './resolver-support.js';

const step = bits(4);
const item = struct({ text: prefixed(u8, bytes()), weight: bits(4), next: carry(step) });
const whole = (list: List, first = step) => thing('one', struct({ about: bits(4), step: first, list, after: u8 }));

describe('the resolver on carried fields', () => {
  it('takes a list behind an integer or an open enumeration', () => {
    accepts(whole(listWhile('step', 7, item)));
    const named = openEnum(step, { more: [7, 'One more.'] });
    accepts(thing('one', struct({ about: bits(4), step: named, list: listWhile('step', 7, item) })));
  });

  it('takes items that are named types', () => {
    accepts(thing('item', item), whole(listWhile('step', 7, ref('x.item'))));
    const other = thing('other', struct({ text: prefixed(u8, bytes()) }));
    reports([other, whole(listWhile('step', 7, ref('x.other')))], ['carried-misfit', 'x.one.fields.list.item']);
  });

  it('reports a field that is not there, or not yet', () => {
    reports([whole(listWhile('stop', 7, item))], ['unknown-field', 'x.one.fields.list', 'step']);
    reports([whole(listWhile('after', 7, item))], ['field-before-declaration', 'x.one.fields.list']);
  });

  it('reports a field that is closed, limited or too wide, and a number that it cannot be', () => {
    const closed = closedEnum(step, { more: [7, 'One more.'] });
    reports(
      [thing('one', struct({ about: bits(4), step: closed, list: listWhile('step', 7, item) }))],
      ['carried-misfit', 'x.one.fields.list'],
    );
    reports([whole(listWhile('step', 7, item), bits(4, { max: 9 }))], ['carried-misfit', 'x.one.fields.list']);
    reports([whole(listWhile('step', 7, item), bits(12))], ['carried-misfit', 'x.one.fields.list']);
    reports([whole(listWhile('step', 16, item))], ['constant-out-of-range', 'x.one.fields.list.while']);
  });

  it('reports items that do not end with one next number of the same width', () => {
    const misfit = ['carried-misfit', 'x.one.fields.list.item'] as const;
    reports([whole(listWhile('step', 7, u8))], misfit);
    reports([whole(listWhile('step', 7, struct({ a: u8 })))], misfit);
    reports([whole(listWhile('step', 7, struct({ next: carry(u8) })))], misfit);
    reports([whole(listWhile('step', 7, struct({ next: carry(step), weight: bits(4) })))], misfit);
    reports([whole(listWhile('step', 7, struct({ one: carry(step), next: carry(step) })))], misfit);
    reports([whole(listWhile('step', 7, struct({ a: bits(4), next: carry(bits(4, { max: 9 })) })))], misfit);
    const closed = closedEnum(step, { more: [7, 'One more.'] });
    reports([whole(listWhile('step', 7, struct({ a: bits(4), next: carry(closed) })))], misfit);
  });

  it('reports what looks at the field before its last number is known', () => {
    reports(
      [
        thing(
          'one',
          struct({
            about: bits(4),
            step,
            early: when(eq(field('step'), 1), u8),
            list: listWhile('step', 7, item),
            again: listWhile('step', 6, item),
          }),
        ),
      ],
      ['carried-misfit', 'x.one.fields.list'],
      ['carried-misfit', 'x.one.fields.again'],
      ['carried-misfit', 'x.one.fields.again'],
    );
  });

  it('reports such lists and their next numbers in other places', () => {
    reports([thing('one', struct({ next: carry(u8) }))], ['misplaced-node', 'x.one.fields.next']);
    reports([thing('one', carry(u8))], ['misplaced-node', 'x.one']);
    reports([thing('one', sized(4, listWhile('step', 7, item)))], ['misplaced-node', 'x.one.type']);
    reports(
      [thing('one', struct({ about: bits(4), step, list: when(eq(field('about'), 1), listWhile('step', 7, item)) }))],
      ['misplaced-node', 'x.one.fields.list.type'],
    );
  });
});

describe('the resolver on late regions', () => {
  it('lets their content look at later fields', () => {
    accepts(
      thing('one', struct({ content: late(prefixed(u8, listToEnd(struct({ a: u8 })))), what: u8 })),
      thing('two', struct({ content: late(sized(4, when(eq(field('what'), 1), bytes()))), what: u8 })),
    );
    reports(
      [thing('one', struct({ content: late(sized(field('what'), bytes())), what: u8 }))],
      ['field-before-declaration', 'x.one.fields.content.length'],
    );
  });

  it('reports them where they are no field', () => {
    reports([thing('one', late(prefixed(u8, bytes())))], ['misplaced-node', 'x.one']);
    reports([thing('one', listToEnd(late(prefixed(u8, bytes()))))], ['misplaced-node', 'x.one.item']);
  });
});

describe('the resolver on unions that look ahead', () => {
  const kind = { label: 'kind' } as const;
  const long = thing('long', struct({ form: constant(bits(4), 9), size: bits(12) }), kind);
  const short = thing('short', struct({ form: bits(4), size: bits(4) }), kind);
  const either = (tag: number, tagField = 'form', width = 4) =>
    thing(
      'either',
      kinds({
        tag: { peek: bits(width) },
        cases: { long: on(tag, long) },
        else: { name: 'short', type: ref(short), tagField },
      }),
    );

  it('takes cases that begin with their tag', () => {
    accepts(long, short, either(9));
  });

  it('reports cases that do not, and another than the tag field in front', () => {
    reports([long, short, either(8)], ['peek-misfit', 'x.either.cases.long']);
    reports([long, short, either(9, 'size')], ['peek-misfit', 'x.either.else']);
    reports(
      [long, short, either(9, 'form', 8)],
      ['peek-misfit', 'x.either.cases.long'],
      ['peek-misfit', 'x.either.else'],
    );
    const plain = thing('plain', struct({ form: bits(4), size: bits(12) }), kind);
    reports(
      [plain, thing('only', kinds({ tag: { peek: bits(4) }, cases: { plain: on(1, plain) } }))],
      ['peek-misfit', 'x.only.cases.plain'],
    );
  });

  it('reports integers in another order, and too wide ones', () => {
    const wide = thing('wide', struct({ form: constant(bits(40), 1) }), kind);
    reports(
      [wide, thing('only', kinds({ tag: { peek: bits(40) }, cases: { wide: on(1, wide) } }))],
      ['peek-misfit', 'x.only'],
    );
    const little = thing('little', struct({ form: constant(u16, 1) }), kind);
    reports(
      [little, thing('only', kinds({ tag: { peek: { ...u16, order: 'little' } }, cases: { little: on(1, little) } }))],
      ['peek-misfit', 'x.only'],
    );
  });

  it('leaves a tag that is no number of its peek to the checks of numbers', () => {
    reports(
      [long, short, either(99)],
      ['constant-out-of-range', 'x.either.cases.long'],
      ['peek-misfit', 'x.either.cases.long'],
    );
    accepts(thing('one', struct({ a: derived(u8, 1) })));
  });
});
