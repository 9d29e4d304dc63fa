import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AudioFourCc, VideoFourCc } from '../../generated/enhanced/index.js';
import { TagTagType } from '../../generated/flv/index.js';
import { audioFacts, videoFacts } from '../../src/media/codec-facts.js';
import { FlvReader } from '../../src/media/flv-reader.js';
import { headerFacts, type TrackFacts } from '../../src/media/header-facts.js';
import { sharedData } from '../support/requirements.js';
import { schema } from '../support/schema.js';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** The first example of a type of the spec: bytes of a real encoder. */
function example(name: string, index = 0): Uint8Array {
  const hex = schema.types[`codecs.${name}`]?.examples[index]?.hex;
  assert.ok(hex !== undefined, name);
  return bytesOf(hex);
}

describe('what a sequence header says', () => {
  it('of video: profile, level, width and height', () => {
    const avc = example('avcDecoderConfigurationRecord');
    assert.deepEqual(videoFacts(VideoFourCc.avc, avc), {
      codec: 'avc',
      profile: 100,
      level: 30,
      width: 640,
      height: 360,
    });
    const hevc = example('hevcDecoderConfigurationRecord');
    assert.deepEqual(videoFacts(VideoFourCc.hevc, hevc), {
      codec: 'hevc',
      profile: 1,
      level: 63,
      width: 640,
      height: 360,
    });
    const vvc = example('vvcDecoderConfigurationRecord');
    assert.deepEqual(videoFacts(VideoFourCc.vvc, vvc), {
      codec: 'vvc',
      profile: 1,
      level: 51,
      width: 640,
      height: 360,
    });
    const av1 = example('av1CodecConfigurationRecord');
    assert.deepEqual(videoFacts(VideoFourCc.av1, av1), { codec: 'av1', profile: 0, level: 1, width: 640, height: 360 });
    const padded = av1.slice();
    padded[4] = (padded[4] ?? 0) | 0x78;
    assert.deepEqual(videoFacts(VideoFourCc.av1, padded), { codec: 'av1', profile: 0, level: 1 });
    const box = example('vpCodecConfigurationBox');
    assert.deepEqual(videoFacts(VideoFourCc.vp9, box), { codec: 'vp9', profile: 0, level: 21 });
    assert.deepEqual(videoFacts(VideoFourCc.vp8, box.slice(4)), { codec: 'vp8', profile: 0, level: 21 });
  });

  it('of audio: sampling rate and channels', () => {
    const aac = example('audioSpecificConfig');
    assert.deepEqual(audioFacts(AudioFourCc.aac, aac), { codec: 'aac', profile: 2, sampleRate: 44100, channels: 2 });
    const program = example('audioSpecificConfig', 3);
    assert.deepEqual(audioFacts(AudioFourCc.aac, program), {
      codec: 'aac',
      profile: 2,
      sampleRate: 44100,
      channels: 2,
    });
    assert.deepEqual(audioFacts(AudioFourCc.opus, example('opusHead', 1)), {
      codec: 'opus',
      sampleRate: 48000,
      channels: 6,
    });
    assert.deepEqual(audioFacts(AudioFourCc.flac, example('flacHeader')), {
      codec: 'flac',
      sampleRate: 48000,
      channels: 1,
    });
    assert.deepEqual(audioFacts(AudioFourCc.flac, example('flacStreamInfo')), {
      codec: 'flac',
      sampleRate: 48000,
      channels: 6,
    });
    assert.deepEqual(audioFacts(AudioFourCc.ac3, example('ac3Frame')), {
      codec: 'ac3',
      sampleRate: 48000,
      channels: 1,
    });
    assert.deepEqual(audioFacts(AudioFourCc.eac3, example('eac3Frame')), {
      codec: 'eac3',
      sampleRate: 48000,
      channels: 6,
    });
    assert.deepEqual(audioFacts(AudioFourCc.mp3, example('mp3Frame')), {
      codec: 'mp3',
      sampleRate: 48000,
      channels: 1,
    });
  });

  it('is the codec alone where it cannot be read, and nothing for a codec without a name', () => {
    for (const [name, fourCc] of Object.entries(VideoFourCc)) {
      assert.deepEqual(videoFacts(fourCc, bytesOf('ff')), { codec: name });
    }
    for (const [name, fourCc] of Object.entries(AudioFourCc)) {
      assert.deepEqual(audioFacts(fourCc, bytesOf('')), { codec: name });
    }
    assert.equal(videoFacts(1, bytesOf('')), undefined);
    assert.equal(audioFacts(1, bytesOf('')), undefined);
  });

  it('is nothing for messages that are no sequence header', () => {
    const messages = ['', '00', 'af01', '2701000000', '90', '05', 'ff'].flatMap((hex) =>
      [TagTagType.audio, TagTagType.video, TagTagType.script, 99].map((typeId) => ({ typeId, payload: bytesOf(hex) })),
    );
    for (const message of messages) assert.deepEqual(headerFacts(message), []);
  });
});

/** What ffprobe says of a stream. */
interface Stream {
  readonly codec_type: 'audio' | 'video';
  readonly codec_name: string;
  readonly profile?: string;
  readonly width?: number;
  readonly height?: number;
  readonly level?: number;
  readonly sample_rate?: string;
  readonly channels?: number;
}

const names: Readonly<Record<string, string>> = { avc: 'h264' };

describe('sequence headers of FLV files', () => {
  const files = [
    'ex_flac51',
    'ex_mt_audio_aac_aac',
    'ex_mt_audio_aac_opus_flac',
    'ex_mt_video_avc_avc_aac',
    'ex_mt_video_avc_hevc_vp9',
    'leg_aac_51',
    'leg_avc_aac_kfindex',
  ];
  for (const file of files) {
    it(`say what ffprobe says: ${file}`, function () {
      const path = sharedData(this, `flv-ffmpeg9/${file}.flv`);
      const found = new Map<string, TrackFacts>();
      const reader = new FlvReader({
        tag: ({ tagType, data }) => {
          for (const facts of headerFacts({ typeId: tagType, payload: data })) {
            found.set(`${facts.media} ${facts.trackId}`, facts);
          }
        },
      });
      reader.push(new Uint8Array(readFileSync(path)));
      reader.end();
      const probed: { readonly streams: readonly Stream[] } = JSON.parse(readFileSync(`${path}.ffprobe.json`, 'utf8'));
      const seen = { audio: 0, video: 0 };
      for (const stream of probed.streams) {
        if (stream.codec_type !== 'audio' && stream.codec_type !== 'video') continue;
        const facts = found.get(`${stream.codec_type} ${seen[stream.codec_type]++}`);
        assert.ok(facts !== undefined, `${file} has no header for ${stream.codec_name}`);
        assert.equal(names[facts.codec] ?? facts.codec, stream.codec_name);
        if (facts.width !== undefined) assert.deepEqual([facts.width, facts.height], [stream.width, stream.height]);
        if (facts.width !== undefined) assert.equal(facts.level, stream.level);
        // Where ffprobe has not decoded any AAC, its rate is that of the tags: 44 kHz, whatever the stream has.
        const isOfTags = stream.codec_name === 'aac' && stream.profile === undefined;
        if (facts.sampleRate !== undefined && !isOfTags) assert.equal(String(facts.sampleRate), stream.sample_rate);
        if (facts.channels !== undefined) assert.equal(facts.channels, stream.channels);
      }
    });
  }
});
