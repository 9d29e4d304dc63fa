/** Bytes that promise more than they hold, and the type that they claim to be. */
export interface Bomb {
  readonly name: string;
  readonly type: string;
  readonly given?: Readonly<Record<string, number>>;
  readonly bytes: Uint8Array;
  /** The whole lies in a region whose end is known: nothing can follow that would make it right. */
  readonly isClosed?: true;
}

/** So many that each of them is far beyond every limit. */
const many = 100_000;

function times(hex: string, count: number): string {
  return hex.replaceAll(' ', '').repeat(count);
}

/** Values of AMF 0 and AMF 3. */
const amf0: Readonly<Record<string, string>> = {
  'objects in objects': times('03 0001 61', many),
  'strict arrays in strict arrays': times('0a 00000001', many),
  'ECMA arrays in ECMA arrays': times('08 00000001 0001 61', many),
  'typed objects in typed objects': times('10 0001 41 0001 61', many),
  'a strict array of 2^32 - 1 items in 20 bytes': `0a ffffffff ${times('05', 15)}`,
  'a string of 4 GiB': '0c ffffffff 61616161',
  'an XML document of 4 GiB': '0f ffffffff 3c3c3c3c',
  'a reference beyond the table': '07 ffff',
};

const amf3: Readonly<Record<string, string>> = {
  'arrays in arrays': times('09 03 01', many),
  'objects in objects': times('0a 0b 01 03 61', many),
  'dictionaries in dictionaries': times('11 03 00', many),
  'vectors in vectors': times('10 03 00 01', many),
  'an array of 2^28 - 1 items in 20 bytes': `09 ffffffff 01 ${times('01', 14)}`,
  'a vector of 2^28 - 1 integers': '0d ffffffff 00 00000001',
  'a vector of 2^28 - 1 unsigned integers': '0e ffffffff 00 00000001',
  'a vector of 2^28 - 1 doubles': '0f ffffffff 00 0000000000000001',
  'a vector of 2^28 - 1 objects': '10 ffffffff 00 01 01010101',
  'a dictionary of 2^28 - 1 entries': '11 ffffffff 00 0101',
  'bytes of 256 MiB': '0c ffffffff 00',
  'text of 256 MiB': '06 ffffffff 61',
  'an XML document of 256 MiB': '0b ffffffff 61',
  'traits of 2^25 - 1 members': '0a fffffff3 01 0361 0362',
  'a reference beyond the tables': '0a fffffffe',
  'a text beyond the table': '06 fffffffe',
  'traits beyond the table': '0a fffffffd',
};

/** What values stand in, each with its length where it has one. */
const around0: Readonly<Record<string, (value: string) => Omit<Bomb, 'name'>>> = {
  alone: (value) => ({ type: 'amf0.value', bytes: bytesOf(value) }),
  'as script data of FLV': (value) => ({
    type: 'enhanced.tagBody',
    given: { tagType: 18 },
    bytes: bytesOf(`020001 78${value}`),
  }),
  'in a remoting message': (value) => ({
    type: 'amf.packet',
    bytes: bytesOf(`0000 0000 0001 0001 61 0001 62 ${lengthOf(value, 4)}${value}`),
  }),
  'in a Local Shared Object': (value) => {
    const content = `5443534f 000400000000 0001 73 00000000 0001 61${value}00`;
    return closed('sol.file', `00bf ${lengthOf(content, 4)}${content}`);
  },
  'in an event of a shared object': (value) => {
    const data = `0001 61${value}`;
    return closed('rtmp.objectEvent', `04 ${lengthOf(data, 4)}${data}`);
  },
  'in a command': (value) => message(20, `02 0001 61 00 3ff0000000000000${value}`),
};

const around3: typeof around0 = {
  alone: (value) => ({ type: 'amf3.value', bytes: bytesOf(value) }),
  'in AMF 0': (value) => ({ type: 'amf0.value', bytes: bytesOf(`11${value}`) }),
  'in a remoting message': (value) => ({
    type: 'amf.packet',
    bytes: bytesOf(`0003 0000 0001 0001 61 0001 62 ${lengthOf(`11${value}`, 4)} 11${value}`),
  }),
  'in a Local Shared Object': (value) => {
    const content = `5443534f 000400000000 0001 73 00000003 03 61${value}00`;
    return closed('sol.file', `00bf ${lengthOf(content, 4)}${content}`);
  },
  'in a command of AMF 3': (value) => message(17, `00 02 0001 61 00 3ff0000000000000 11${value}`),
};

function closed(type: string, hex: string): Omit<Bomb, 'name'> {
  return { type, bytes: bytesOf(hex), isClosed: true };
}

function message(typeId: number, hex: string): Omit<Bomb, 'name'> {
  return { type: 'rtmp.message', given: { typeId }, bytes: bytesOf(hex) };
}

function videoTag(hex: string): Omit<Bomb, 'name'> {
  return { type: 'enhanced.tagBody', given: { tagType: 9 }, bytes: bytesOf(hex) };
}

/** Lengths that lie, in all formats that have some. */
const others: readonly Bomb[] = [
  { name: 'a tag of 16 MiB', type: 'flv.tag', bytes: bytesOf('08 ffffff 000000 00 000000 00') },
  { name: 'a tag of 16 MiB in an aggregate', ...message(22, '08 ffffff 000000 00 000000 00') },
  { name: 'an event of 4 GiB', ...message(19, '0001 61 00000000 00000000 00000000 01 ffffffff 00') },
  { name: 'an event of 4 GiB in AMF 3', ...message(16, '00 0001 61 00000000 00000000 00000000 01 ffffffff 00') },
  { name: 'a video track of 16 MiB', type: 'enhanced.videoMultitrack', bytes: bytesOf('11 68766331 00 ffffff 00') },
  { name: 'an audio track of 16 MiB', type: 'enhanced.audioMultitrack', bytes: bytesOf('11 4f707573 00 ffffff 00') },
  { name: 'a track of 16 MiB in a tag', ...videoTag('96 11 68766331 00 ffffff 00') },
  { name: 'a ModEx of 64 KiB', ...videoTag('97 ff ffff 00') },
  { name: 'a block of 64 KiB in screen video', type: 'flash.screenVideo', bytes: bytesOf('0001 0001 ffff 00') },
  {
    name: '31 parameter sets of 64 KiB',
    type: 'codecs.avcDecoderConfigurationRecord',
    bytes: bytesOf('01 640028 ff ff ffff 00'),
  },
  { name: 'a code without end', type: 'codecs.avcSequenceParameterSet', bytes: bytesOf(`67640028${times('00', 99)}`) },
  { name: 'a reply without end', type: 'tunnel.openReply', bytes: bytesOf(times('31', many)) },
  { name: '65,535 headers of a remoting packet', type: 'amf.packet', bytes: bytesOf('0000 ffff 0001 61 00') },
  { name: 'a Local Shared Object of 4 GiB', type: 'sol.file', bytes: bytesOf('00bf ffffffff 5443534f') },
];

export const bombs: readonly Bomb[] = [
  ...Object.entries(amf0).flatMap(([name, value]) => placed(`AMF 0: ${name}`, value, around0)),
  ...Object.entries(amf3).flatMap(([name, value]) => placed(`AMF 3: ${name}`, value, around3)),
  ...others,
];

/** Each array points ten times to the one before: what it would be written out doubles and doubles. */
export const laughter: readonly Bomb[] = [
  {
    name: 'thirty strict arrays',
    type: 'amf0.value',
    bytes: bytesOf(
      `0a 0000001e 0a 00000000${Array.from({ length: 29 }, (_, at) => `0a 0000000a${times(`07 ${hexOf(at + 1, 2)}`, 10)}`).join('')}`,
    ),
  },
  {
    name: 'thirty arrays of AMF 3',
    type: 'amf3.value',
    bytes: bytesOf(
      `09 3d 01 09 01 01${Array.from({ length: 29 }, (_, at) => `09 15 01${times(`09 ${hexOf((at + 1) * 2, 1)}`, 10)}`).join('')}`,
    ),
  },
];

function placed(name: string, value: string, around: typeof around0): Bomb[] {
  return Object.entries(around).map(([where, wrap]) => ({ name: `${name}, ${where}`, ...wrap(value) }));
}

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
}

function lengthOf(hex: string, bytes: number): string {
  return hexOf(bytesOf(hex).length, bytes);
}

function hexOf(number: number, bytes: number): string {
  return number.toString(16).padStart(bytes * 2, '0');
}
