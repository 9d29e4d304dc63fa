import { elsewhere, inFolder, type Row, type Rows, whole } from './row.js';

const file = whole('flv.file');

/** A file of FFmpeg, and what its ffprobe read in it. */
const probed = (name: string): Rows => ({
  [`${name}.flv`]: file,
  [`${name}.flv.ffprobe.json`]: { is: 'reading', of: `${name}.flv`, test: 'test/shared/ffprobe.test.ts', because: [] },
});

const files = (...names: readonly string[]): Rows =>
  Object.fromEntries(names.map((name): [string, Row] => [`${name}.flv`, file]));

export const flvRows = {
  ...inFolder('flv-ffmpeg9', {
    ...probed('ex_flac51'),
    ...probed('ex_mt_audio_aac_aac'),
    ...probed('ex_mt_audio_aac_opus_flac'),
    ...probed('ex_mt_video_avc_avc_aac'),
    ...probed('ex_mt_video_avc_hevc_vp9'),
    ...probed('leg_aac_51'),
    ...probed('leg_avc_aac_kfindex'),
    ...probed('leg_flashsv2_pcm_s16le'),
    ...probed('leg_nellymoser_16k'),
    ...probed('leg_pcm_alaw'),
    ...probed('leg_pcm_mulaw'),
    ...probed('leg_pcm_u8'),
    ...probed('leg_ts_ext'),
  }),
  ...inFolder('flv-gstreamer', files('gst_eflv_avc_aac_multitrack', 'gst_flv_avc_aac')),
  ...inFolder('flv-veovera', files('testsrc')),
  ...inFolder('flv-scuffle', files('hevc_aac')),
  ...inFolder('flv-red5', { 'src__test__resources__fixtures__h264_mp3.flv': elsewhere('test/shared/flv.test.ts') }),
  ...inFolder(
    'flash-ruffle',
    files(
      'result',
      'rufflelogo',
      'tests__tests__swfs__avm1__netstream_play_flv_screen__test_video',
      'tone_alaw_mono',
      'tone_mono_44100hz',
      'tone_mono_48000hz',
      'tone_mulaw_mono',
      'tone_stereo_44100hz',
    ),
  ),
};
