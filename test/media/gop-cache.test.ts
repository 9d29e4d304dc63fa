import assert from 'node:assert/strict';
import { GopCache, type MediaKind } from '../../src/media/index.js';

function cacheOf(kinds: readonly MediaKind[], limits = { bytes: 1000, messages: 100 }): GopCache<string> {
  const cache = new GopCache<string>(limits);
  kinds.forEach((kind, index) => {
    cache.add(kind, 10, `${kind} ${index}`);
  });
  return cache;
}

describe('the cache for those who join late', () => {
  it('keeps metadata, headers and the group of pictures', () => {
    const cache = cacheOf([
      'data',
      'video-header',
      'audio-header',
      'video-key',
      'audio',
      'video',
      'video-key',
      'video',
      'audio',
    ]);
    assert.equal(cache.metadata, 'data 0');
    assert.deepEqual(cache.headers, ['video-header 1', 'audio-header 2']);
    assert.deepEqual(cache.pictures, ['video-key 6', 'video 7', 'audio 8']);
  });

  it('lets a stream without pictures be joined anywhere', () => {
    const cache = cacheOf(['audio-header', 'audio', 'audio']);
    assert.deepEqual(cache.pictures, []);
    assert.deepEqual(cache.headers, ['audio-header 0']);
  });

  it('makes those who join before the first key frame wait', () => {
    assert.equal(cacheOf(['video-header', 'video']).pictures, undefined);
  });

  it('gives up a group that grows beyond its limits, until the next key frame', () => {
    const long = cacheOf(['video-key', 'video', 'video', 'video'], { bytes: 1000, messages: 3 });
    assert.equal(long.pictures, undefined);
    assert.equal(cacheOf(['video-key', 'video', 'video'], { bytes: 29, messages: 9 }).pictures, undefined);
    long.add('video-key', 10, 'next');
    assert.deepEqual(long.pictures, ['next']);
  });

  it('keeps headers that change within a group in their place', () => {
    const cache = cacheOf(['video-header', 'video-key', 'video-header', 'video']);
    assert.deepEqual(cache.headers, ['video-header 0']);
    assert.deepEqual(cache.pictures, ['video-key 1', 'video-header 2', 'video 3']);
    cache.add('video-key', 10, 'next');
    assert.deepEqual(cache.headers, ['video-header 2']);
  });

  it('keeps one header for each track and each thing that it is about', () => {
    const cache = new GopCache<string>({ bytes: 1000, messages: 100 });
    cache.add('audio-header', 10, 'sound', ['sequence 0']);
    cache.add('video-header', 10, 'both', ['sequence 0', 'sequence 1']);
    cache.add('video-header', 10, 'colours', ['colours 0']);
    cache.add('video-header', 10, 'second', ['sequence 1']);
    assert.deepEqual(cache.headers, ['both', 'colours', 'second', 'sound']);
    cache.add('video-header', 10, 'first', ['sequence 0']);
    assert.deepEqual(cache.headers, ['colours', 'second', 'first', 'sound']);
  });

  it('gives up the oldest headers where there is no room for all', () => {
    const cache = new GopCache<number>({ bytes: 30, messages: 100 });
    for (let track = 0; track < 5; track += 1) cache.add('video-header', 10, track, [`sequence ${track}`]);
    assert.deepEqual(cache.headers, [2, 3, 4]);
    cache.add('video-header', 99, 5, ['sequence 5', 'sequence 6']);
    assert.deepEqual(cache.headers, [5]);
    const few = new GopCache<number>({ bytes: 3000, messages: 2 });
    for (let track = 0; track < 5; track += 1) few.add('audio-header', 10, track, [`sequence ${track}`]);
    assert.deepEqual(few.headers, [3, 4]);
  });

  it('begins at key frames of the first track', () => {
    const cache = new GopCache<string>({ bytes: 1000, messages: 100 });
    assert.ok(cache.leads(Array.from({ length: 200_000 }, () => 1)), 'the first to come');
    cache.add('video-key', 10, 'key');
    assert.ok(!cache.leads([2]));
    assert.ok(!cache.leads([0]), 'is waited for from now on');
    assert.ok(!cache.leads([1]));
    assert.ok(cache.leads([2, 0]));
    assert.ok(cache.leads([]), 'nobody knows whose');
  });

  it('forgets metadata that is taken back', () => {
    const cache = cacheOf(['data', 'video-key']);
    cache.forgetMetadata();
    assert.equal(cache.metadata, undefined);
  });

  it('keeps other data only within a group', () => {
    const cache = cacheOf(['audio']);
    cache.pass(10, 'lost');
    cache.add('video-key', 10, 'key');
    cache.pass(10, 'kept');
    assert.deepEqual(cache.pictures, ['key', 'kept']);
    assert.equal(cache.metadata, undefined);
  });
});
