import assert from 'node:assert/strict';
import { errorAnswer } from '../../src/cli/testee-answers.js';
import { FrameReader, frameOf, jsonOf } from '../../src/conformance/codec/frames.js';
import { codeBlocks } from '../docs/code-blocks.js';
import { mtrude } from './command-line.js';

const answersIn = (bytes: Uint8Array): unknown[] =>
  [...new FrameReader().push(bytes)].map((frame) => {
    const content = jsonOf(frame);
    assert.ok(typeof content === 'object');
    return content.json;
  });

const rawFrame = (text: string | Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.from(text).length);
  return Buffer.concat([length, Buffer.from(text)]);
};

const good = frameOf({ id: 9, request: 'decode', type: 'amf0.value', given: {}, hex: '05' });

describe('mtrude testee', () => {
  const blocks = codeBlocks('docs/guide/testee.md');
  const requests = blocks.filter(({ info }) => info === 'request');
  const answers = blocks.filter(({ info }) => info === 'answer');

  it('answers what the guide shows', async () => {
    assert.ok(requests.length > 5 && requests.length === answers.length);
    const input = Buffer.concat(requests.map(({ text }) => frameOf(JSON.parse(text))));
    const { status, bytes } = await mtrude(['testee'], { input });
    assert.equal(status, 0);
    const [hello, ...others] = answersIn(bytes);
    assert.deepEqual(
      others,
      answers.slice(1).map(({ text }): unknown => JSON.parse(text)),
    );
    assert.match(JSON.stringify(hello), /^\{"id":1,"protocol":1,"name":"mtrude","version":"[^"]+","types":\["amf/);
  });

  const malformed: readonly (readonly [what: string, bytes: Uint8Array, id: number | null, code: string])[] = [
    ['text that is no JSON', rawFrame('{"id":1'), null, 'bad-frame'],
    ['text that is no UTF-8', rawFrame(Uint8Array.of(0x22, 0xff, 0x22)), null, 'bad-frame'],
    ['no text', rawFrame(''), null, 'bad-frame'],
    [
      'a frame that is too long',
      Buffer.concat([Buffer.from('7fff0000', 'hex'), Buffer.alloc(0x7f)]),
      null,
      'bad-frame',
    ],
    ['JSON that is no object', frameOf(7), null, 'bad-request'],
    ['no request', frameOf({ id: 4 }), 4, 'bad-request'],
    ['half a byte', frameOf({ id: 4, request: 'decode', type: 'amf0.value', given: {}, hex: '0' }), 4, 'bad-hex'],
    [
      'no lossless JSON',
      frameOf({ id: 4, request: 'encode', type: 'amf0.value', given: {}, value: { $ref: 1 } }),
      4,
      'bad-json',
    ],
    [
      'a missing parameter',
      frameOf({ id: 4, request: 'decode', type: 'rtmp.chunkMessageHeader', given: {}, hex: '' }),
      4,
      'missing-given',
    ],
  ];
  for (const [what, bytes, id, code] of malformed) {
    it(`answers an error, and then the next request: ${what}`, async () => {
      const tooLong = what.endsWith('too long');
      const said = await mtrude(['testee'], { input: tooLong ? bytes : Buffer.concat([bytes, good]) });
      const [first, second] = answersIn(said.bytes);
      const text = JSON.stringify(first);
      assert.ok(text.startsWith(`{"id":${id},"error":{"code":"${code}","message":"`), text);
      if (!tooLong) assert.deepEqual(second, { id: 9, value: null });
    });
  }

  it('says that its input ended inside a frame', async () => {
    const { status, errors } = await mtrude(['testee'], { input: good.subarray(0, 7) });
    assert.deepEqual([status, errors], [1, 'mtrude: truncated: The input ends inside a frame\n']);
  });

  it('tells of mistakes of its own as well', () => {
    assert.deepEqual(errorAnswer(new TypeError('x')), { code: 'internal', message: 'TypeError: x' });
  });
});

describe('frames', () => {
  const whole = Buffer.concat([rawFrame('{}'), rawFrame('"too long"'), rawFrame('[]'), rawFrame('')]);

  it('are found however they come, and too long ones passed over', () => {
    for (let size = 1; size <= whole.length; size++) {
      const reader = new FrameReader(5);
      const found: string[] = [];
      for (let at = 0; at < whole.length; at += size) {
        for (const { length, text } of reader.push(whole.subarray(at, at + size))) {
          found.push(text === undefined ? `${length} bytes` : Buffer.from(text).toString());
        }
      }
      assert.deepEqual(found, ['{}', '10 bytes', '[]', '']);
      assert.equal(reader.isInside, false);
    }
  });
});
