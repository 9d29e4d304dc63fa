import { inFolder, otherwise, type Reading, type Row, type Rows, refused, whole } from './row.js';

const file = whole('sol.file');
const values = whole('amf3.values');

const reading = (of: string): Reading => ({ is: 'reading', of, test: 'test/shared/flash-lso.test.ts', because: [] });

/** A file, and the reading beside it. */
const read = (name: string, row: Row = file): Rows => ({
  [`${name}.sol`]: row,
  [`${name}.json`]: reading(`${name}.sol`),
});
const readValue = (name: string): Rows => ({ [`${name}.amf`]: values, [`${name}.json`]: reading(`${name}.amf`) });

const nan = 'peers/not-a-number/one-nan';

/** Local Shared Objects that Flash wrote, and values of AMF 3. */
const kept = inFolder('sol-flash-lso', {
  // Ends behind the first of its values.
  '2.sol': refused('sol.file', 'truncated', 'amf3/1.3.2/layout'),
  ...read('AS2-Array-Demo'),
  ...read('AS2-Boolean-Demo'),
  ...read('AS2-Demo'),
  ...read('AS2-ECMAArray-Demo'),
  ...read('AS2-Integer-Demo'),
  ...read('AS2-Null-Demo'),
  ...read('AS2-Number-Demo'),
  ...read('AS2-Object-Demo'),
  ...read('AS2-half-life-2-flash'),
  ...read('AS3-Array-Demo'),
  ...read('AS3-Boolean-Demo'),
  ...read('AS3-ByteArray-Demo'),
  ...read('AS3-Date-Demo'),
  ...read('AS3-Demo', otherwise(file, 'peers/amf3-references/repeated-literal')),
  ...read('AS3-Null-Demo'),
  ...read('AS3-Number-Demo'),
  ...read('AS3-String-Demo'),
  ...read('AS3-VectorInt-Demo'),
  ...read('AS3-VectorObject-Demo'),
  ...read('AS3-VectorTypedObject-Demo'),
  ...read('AS3-VectorUint-Demo'),
  ...read('AS3-XML-Demo'),
  ...read('CoC_8'),
  ...read('HIRO_NETWORK_CAPPING_COOKIE'),
  ...read('JY1'),
  ...read('Labrat2'),
  ...read('Minimal'),
  ...read('Space'),
  ...read('StringTest'),
  ...read('arenaMadnessGame2'),
  ...read('com.jeroenwijering'),
  ...read('cramjs'),
  ...read('dolphin_show(1)'),
  ...read('fishtycoon'),
  ...read('flash.viewer'),
  ...read('mainprofile'),
  ...read('mediaPlayerUserSettings'),
  ...read('oppDetailPrefs'),
  ...read('robokill'),
  ...read('settings'),
  ...read('slot1'),
  ...read('slot1_party'),
  ...read('soundData'),
  ...read('timeDisplayConfig'),
  ...read('user(1)', otherwise(file, nan)),
  ...readValue('LearnToFly3.profileData.saveString'),
  ...readValue('self-referential-dict'),
  ...readValue('self-referential-object'),
  ...readValue('self-referential-vec-object'),
  // The same bytes as the .amf file of this name: a value, not a file.
  'flash-lso__tests__sol__LearnToFly3.profileData.saveString.sol': values,
  // A class X that writes one byte; what it is nobody else can know.
  'externalizable-object-back-reference.amf': refused(
    'amf3.values',
    'unknown-extension',
    'amf3/3.12/known-externalizable',
  ),
});

export const solRows: Rows = {
  ...kept,
  // Of Ruffle, which counts references as Flash Player does.
  'flash-ruffle/avm1_test_suite.ruffle.sol': file,
};
