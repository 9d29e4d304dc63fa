import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mediaKind } from '../../src/media/index.js';
import { payloads } from './film.js';

const kindOf = (typeId: number, ...bytes: number[]) => mediaKind({ typeId, payload: Uint8Array.from(bytes) });

describe('the kind of a media message', () => {
  it('tells sequence headers from frames', () => {
    assert.equal(mediaKind({ typeId: 9, payload: payloads.videoHeader }), 'video-header');
    assert.equal(mediaKind({ typeId: 9, payload: payloads.key() }), 'video-key');
    assert.equal(mediaKind({ typeId: 9, payload: payloads.inter() }), 'video');
    assert.equal(mediaKind({ typeId: 8, payload: payloads.audioHeader }), 'audio-header');
    assert.equal(mediaKind({ typeId: 8, payload: payloads.sound() }), 'audio');
  });

  it('does not take the end of a sequence for a picture', () => {
    assert.equal(kindOf(9, 0x17, 2, 0, 0, 0), 'video-other');
  });

  it('knows older codecs, which have no sequence headers', () => {
    assert.equal(kindOf(9, 0x12, 0), 'video-key');
    assert.equal(kindOf(9, 0x22, 0), 'video');
    assert.equal(kindOf(9, 0x42, 0), 'video-key');
    assert.equal(kindOf(9, 0x52, 0), 'video-other');
    assert.equal(kindOf(8, 0x2f, 0xff), 'audio');
  });

  it('knows the key frames and sequence headers of Enhanced RTMP, whatever the codec', () => {
    const hevc = [0x68, 0x76, 0x63, 0x31];
    assert.equal(kindOf(9, 0x90, ...hevc), 'video-header');
    assert.equal(kindOf(9, 0x91, ...hevc), 'video-key');
    assert.equal(kindOf(9, 0xa3, ...hevc), 'video');
    assert.equal(kindOf(9, 0x92, ...hevc), 'video-other');
    assert.equal(kindOf(9, 0xa5, ...hevc), 'video-header');
    assert.equal(kindOf(9, 0xd4, ...hevc), 'video-header', 'colours, whatever the frame type');
    assert.equal(kindOf(9, 0xd0), 'video-other');
    assert.equal(kindOf(8, 0x90, 0x4f, 0x70, 0x75, 0x73), 'audio-header');
    assert.equal(kindOf(8, 0x91, 0x4f, 0x70, 0x75, 0x73), 'audio');
    assert.equal(kindOf(8, 0x92, 0x4f, 0x70, 0x75, 0x73), 'audio-other');
    assert.equal(kindOf(8, 0x94, 0x4f, 0x70, 0x75, 0x73, 0, 2), 'audio-header');
  });

  it('looks behind extensions, and at what several tracks say', () => {
    const nanoseconds = [0x02, 0, 0, 1];
    assert.equal(kindOf(9, 0x97, ...nanoseconds, 0x01), 'video-key');
    assert.equal(kindOf(9, 0xa7, ...nanoseconds, 0x07, ...nanoseconds, 0x00), 'video-header');
    assert.equal(kindOf(9, 0x96, 0x01), 'video-key');
    assert.equal(kindOf(9, 0x96, 0x10), 'video-header');
    assert.equal(kindOf(9, 0x96, 0x22), 'video-other');
    assert.equal(kindOf(8, 0x95, 0x10), 'audio-header');
    assert.equal(kindOf(8, 0x97, ...nanoseconds, 0x05, 0x02), 'audio-other');
  });

  it('takes what is cut short or wrong for frames', () => {
    assert.equal(kindOf(9, 0x97, 0x02), 'video');
    assert.equal(kindOf(9, 0x97, 0x02, 0xff, 0xff, 0xff, 0x01), 'video');
    assert.equal(kindOf(9, 0x96), 'video-key');
    assert.equal(kindOf(8, 0x95), 'audio');
  });

  it('takes empty messages for frames and leaves other types alone', () => {
    assert.equal(kindOf(8), 'audio');
    assert.equal(kindOf(9), 'video');
    assert.equal(kindOf(9, 0x17), 'video');
    assert.equal(kindOf(18), 'data');
    assert.equal(kindOf(20), 'other');
  });

  it('has a kind for any bytes', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.uint8Array(), (typeId, payload) => mediaKind({ typeId, payload }) !== undefined),
    );
  });
});
