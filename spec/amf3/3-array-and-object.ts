import {
  and,
  countOf,
  extension,
  field,
  ifElse,
  listOf,
  must,
  not,
  struct,
  type,
  when,
} from '../../src/schema/build/index.js';
import { amf3 } from '../documents.js';
import { traits } from './1-tables.js';
import { anyValue, common, members } from './2-objects.js';

export const associativeArray = type(
  'amf3.associativeArray',
  struct({ entries: { ...members, doc: 'The associative portion.' }, items: listOf('head', anyValue) }),
  {
    ...common,
    doc: 'An array. Without associative entries it is an array of JavaScript.',
    from: amf3('3.11'),
    nests: true,
    collapses: { to: 'items', others: { entries: {} } },
    rules: {
      ...common.rules,
      'associative-end': must(
        'The associative portion ends with an empty name, before the first dense value',
        amf3('3.11'),
      ),
    },
    examples: [
      { hex: '01 01', value: [], rules: ['amf3/3.11/associative-end'] },
      { hex: '03 01 09 00', value: { $id: 1, $array: [{ $ref: 1 }] }, doc: 'an array that contains itself' },
      {
        hex: '01 05 6d65 09 00 01',
        value: { $id: 1, $class: 'amf3.associativeArray', entries: { me: { $ref: 1 } }, items: [] },
      },
      { hex: '01 03 61 12', error: 'unknown-tag', rules: ['amf3/3.1/marker'] },
      { hex: '02', error: 'bad-reference', rules: ['amf3/2.2/object-in-table'] },
      { hex: '05 01 0401 0402', value: [1, 2] },
      {
        hex: '01 03 61 0401 03 61 0402 01',
        value: { $class: 'amf3.associativeArray', entries: { a: 2 }, items: [] },
        canonical: false,
        rules: ['peers/properties/property-order'],
        doc: 'one name twice',
      },
      {
        hex: '03 03 61 0401 01 0402',
        value: { $class: 'amf3.associativeArray', entries: { a: 1 }, items: [2] },
      },
    ],
  },
);

/** Externalizable classes that every Flex peer has: wrappers of one value, and messages in their short form. */
const classes = {
  'flex.messaging.io.ArrayCollection': 'amf3.value',
  'flex.messaging.io.ArrayList': 'amf3.value',
  'flex.messaging.io.ObjectProxy': 'amf3.value',
  DSA: 'amf3.asyncMessageExt',
  DSK: 'amf3.acknowledgeMessageExt',
  DSC: 'amf3.commandMessageExt',
};

export const typedObject = type(
  'amf3.typedObject',
  struct({
    traits,
    sealed: listOf(ifElse(field('traits.externalizable'), 0, countOf('traits.members')), anyValue, {
      doc: 'The values of the members that the traits name.',
    }),
    dynamic: when(and(field('traits.dynamic'), not(field('traits.externalizable'))), members, {
      doc: 'Members that the traits do not name.',
    }),
    external: when(
      field('traits.externalizable'),
      extension('traits.className', classes, 'amf3.value', { rule: 'known-externalizable' }),
      {
        doc: 'What the class has written itself.',
      },
    ),
  }),
  {
    ...common,
    doc: 'An object with its traits. An anonymous dynamic one is a plain object.',
    from: amf3('3.12'),
    nests: true,
    collapses: {
      to: 'dynamic',
      others: {
        traits: { $class: 'amf3.traits', externalizable: false, dynamic: true, className: '', members: [] },
        sealed: [],
      },
    },
    rules: {
      ...common.rules,
      'member-order': must('Sealed members follow in the order of their names in the traits', amf3('3.12')),
      'dynamic-end': must('Dynamic members end with an empty name', amf3('3.12')),
      'known-externalizable': must(
        'What an externalizable class has written can be read by a peer that knows the class only',
        amf3('3.12'),
      ),
    },
    examples: [
      { hex: '0b 01 01', value: {}, rules: ['amf3/3.12/dynamic-end'] },
      {
        hex: '0b 01 03 61 0401 03 61 0402 01',
        value: { a: 2 },
        canonical: false,
        rules: ['peers/properties/property-order'],
        doc: 'one name twice',
      },
      {
        hex: '23 03 43 03 61 03 62 0401 0402',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: false, className: 'C', members: ['a', 'b'] },
          sealed: [1, 2],
        },
        rules: ['amf3/3.12/member-order'],
      },
      {
        hex: '1b 03 43 03 61 0401 03 62 0402 01',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: true, className: 'C', members: ['a'] },
          sealed: [1],
          dynamic: { b: 2 },
        },
        doc: 'sealed and dynamic members',
      },
      {
        hex: '07 43 666c65782e6d6573736167696e672e696f2e4172726179436f6c6c656374696f6e 09 03 01 0401',
        value: {
          $class: 'amf3.typedObject',
          traits: {
            $class: 'amf3.traits',
            externalizable: true,
            dynamic: false,
            className: 'flex.messaging.io.ArrayCollection',
            members: [],
          },
          sealed: [],
          external: [1],
        },
      },
      {
        hex: '07 07 445343 00 00 01 0405',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: true, dynamic: false, className: 'DSC', members: [] },
          sealed: [],
          external: {
            kind: 'commandMessageExt',
            message: { flags: 0 },
            asynchronous: { flags: 0 },
            command: { flags: 1, operation: 5 },
          },
        },
      },
      {
        hex: '07 03 58 00',
        error: 'unknown-extension',
        rules: ['amf3/3.12/known-externalizable'],
        doc: 'a class that nobody knows',
      },
      { hex: '05', error: 'bad-reference', rules: ['amf3/3.12/traits-in-table'] },
      { hex: '0b 01 03 61 0401 01', value: { a: 1 } },
      {
        hex: '13 03 43 03 78 0402',
        value: {
          $class: 'amf3.typedObject',
          traits: { $class: 'amf3.traits', externalizable: false, dynamic: false, className: 'C', members: ['x'] },
          sealed: [2],
        },
      },
    ],
  },
);
