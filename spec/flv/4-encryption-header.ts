import { must, shape, shapes, vocabulary } from '../../src/schema/build/index.js';
import { flv } from '../documents.js';

const { any, named, number, object, optional, required, string, word } = shapes;

export const encryptionMethod = vocabulary(
  'flv.encryptionMethod',
  { standard: ['Standard', 'The only method that there is.'] },
  { doc: 'How a file is encrypted.', from: flv('F.2.2') },
);

export const encryptionAlgorithm = vocabulary(
  'flv.encryptionAlgorithm',
  { aesCbc: ['AES-CBC', 'AES with cipher block chaining, padded as RFC 2630 has it.'] },
  { doc: 'The cipher.', from: flv('F.2.3') },
);

export const keyRetrieval = vocabulary(
  'flv.keyRetrieval',
  {
    policyServer: ['APS', 'Asks an Adobe Policy Server; encryption version 1.'],
    flashAccess: ['FlashAccessv2', 'Asks a Flash Access server; encryption version 2.'],
  },
  { doc: 'How a player gets at the key.', from: [flv('F.2.5'), flv('F.2.6')] },
);

export const keyInformation = shape('flv.keyInformation', {
  doc: 'How a player gets at the key.',
  from: [flv('F.2.5'), flv('F.2.6')],
  rules: {
    'key-retrieval': must('Version 1 asks an Adobe Policy Server, version 2 a Flash Access server', flv('F.2.5')),
  },
  shape: object({
    SubType: required(word(keyRetrieval), 'Whom to ask.'),
    Data: required(any, 'What to ask with. For Flash Access an object with Metadata, text in Base 64.'),
  }),
});

export const encryptionParameters = shape('flv.encryptionParameters', {
  doc: 'How the method is applied.',
  from: [flv('F.2.3'), flv('F.2.4')],
  rules: {
    'parameters-version': must('The version of the parameters is 1', flv('F.2.3')),
    'encryption-algorithm': must('The algorithm is AES-CBC', flv('F.2.3')),
    'key-length': must('The key has 16 bytes', flv('F.2.4')),
  },
  shape: object({
    Version: required(number, '1.'),
    EncryptionAlgorithm: required(word(encryptionAlgorithm), 'The cipher.'),
    EncryptionParams: required(any, 'An object with KeyLength: 16.'),
    KeyInfo: required(named(keyInformation), 'How to get at the key.'),
  }),
});

export const encryptionHeader = shape('flv.encryptionHeader', {
  doc: 'How the file is encrypted.',
  from: flv('F.2.2'),
  rules: {
    'encryption-version': must('The version of the encryption header is 1 or 2; readers know both', flv('F.2.2')),
    'encryption-method': must('The method is Standard', flv('F.2.2')),
    'encryption-flags': must('The flags are 0', flv('F.2.2')),
  },
  shape: object({
    Version: required(number, '1, or 2 for Flash Access.'),
    Method: required(word(encryptionMethod), 'How it is encrypted.'),
    Flags: required(number, '0.'),
    Params: required(named(encryptionParameters)),
    SigFormat: optional(string, 'In version 1: the format of the signature.'),
    Signature: optional(string, 'In version 1: a signature.'),
  }),
});

export const additionalHeader = shape('flv.additionalHeader', {
  doc: 'What a player needs to know in order to decrypt the file.',
  from: flv('F.2.1'),
  shape: object({ Encryption: required(named(encryptionHeader)) }),
});
