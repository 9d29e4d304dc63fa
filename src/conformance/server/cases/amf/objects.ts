import { EcmaArray, encodeValue, TypedObject } from '../../../../../generated/amf0/index.js';
import type { CaseText } from '../../../case.js';
import type { ServerBench } from '../../bench.js';
import { acceptedInConnect, passedOnInData } from './carrying.js';

type Text = CaseText<ServerBench>;

/** An ECMA array of two entries that says it has another number. */
function ecmaArrayOf(count: number): Uint8Array {
  const bytes = Uint8Array.from(encodeValue(new EcmaArray({ first: 'a', second: 2 })));
  new DataView(bytes.buffer).setUint32(1, count);
  return bytes;
}

const countRule = 'peers/ecma-array-count/associative-count';

/** Objects that some readers stumble over. */
const objects: readonly { readonly name: string; readonly says: string; readonly rule: string; bytes: Uint8Array }[] = [
  {
    name: 'typed-object',
    says: 'an object of a class',
    rule: 'amf0/2.18/layout',
    bytes: encodeValue(new TypedObject('Conformance', { first: 'a', second: 2 })),
  },
  {
    name: 'property-named-proto',
    says: 'an object with a property named __proto__',
    rule: 'amf0/2.5/layout',
    bytes: encodeValue(Object.fromEntries([['__proto__', 'a']])),
  },
  ...[
    { count: 0, name: '0' },
    { count: 1, name: '1' },
    { count: 3, name: '3' },
    { count: 2 ** 32 - 1, name: '4294967295' },
  ].map(({ count, name }) => ({
    name: `ecma-array-of-count-${name}`,
    says: `an ECMA array of two entries whose count is ${name}`,
    rule: countRule,
    bytes: ecmaArrayOf(count),
  })),
];

export const objectCases: readonly Text[] = objects.flatMap(({ name, says, rule, bytes }): Text[] => [
  {
    name: `connect-with-${name}`,
    rule,
    sends: `connect with a further argument, ${says}`,
    expects: 'a result of connect',
    run: (bench) => acceptedInConnect(bench, bytes),
  },
  {
    name: `data-with-${name}`,
    rule: 'peers/relay/any-data',
    sends: `a data message of a name of its own, with ${says}`,
    expects: 'the player gets its bytes',
    needs: ['publish', 'play'],
    run: (bench) => passedOnInData(bench, bytes),
  },
]);
