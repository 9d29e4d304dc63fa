import { elsewhere, inFolder, type Rows } from './row.js';

const captures = elsewhere('test/shared/captures.test.ts');
const fq = elsewhere('test/vectors/fq-sessions.test.ts');
const handshake = elsewhere('test/shared/handshakes.test.ts');
const mtrude = elsewhere('test/vectors/mtrude-sessions.test.ts');
const both = (name: string): Rows => ({ [`${name}.pcap`]: captures, [`${name}.tshark-4.6.9.txt`]: captures });

export const captureRows = inFolder('pcap', {
  ...both('ff9_publish_nginx_avc_aac'),
  ...both('ff9_publish_nginx_hevc_ertmp'),
  'ff9_publish_nginx_hevc_ertmp.fq-0.9.0.json': captures,
  ...both('ff9_to_ff9_multitrack_audio'),
  ...both('ff9_to_ff9_multitrack_video'),
  ...both('rtmpdump_vod_nginx'),
});

export const sessionRows = {
  ...inFolder('handshake', {
    'fq_client_stream_first3073.bin': handshake,
    'fq_ffmpeg_server_stream_first3073.bin': handshake,
    'fq_server_stream_first3073.bin': handshake,
    'red5_RTMPHandshakeTest_L35.bin': handshake,
    'red5_ServerRTMPHandshakeTest_L189.bin': handshake,
    'red5_ServerRTMPHandshakeTest_L47.bin': handshake,
    'srs_L430_c0c1.bin': handshake,
    'srs_L434_s0s1s2.bin': handshake,
    'srs_L510_c0c1.bin': handshake,
    'srs_L520_c2.bin': handshake,
  }),
  ...inFolder('rtmp-fq', {
    ffmpeg_client_stream: fq,
    'ffmpeg_client_stream.fqtest': fq,
    ffmpeg_server_stream: fq,
    'ffmpeg_server_stream.fqtest': fq,
  }),
  ...inFolder('mtrude', {
    ...Object.fromEntries(
      ['incoming1', 'incoming2', 'incoming3', 'outgoing2', 'outgoing3'].flatMap((name) => [
        [`${name}.raw`, mtrude],
        [`${name}-chunks.txt`, mtrude],
        [`${name}-rtmptool.txt`, mtrude],
      ]),
    ),
    'invalid-rtmp.raw': mtrude,
    't0.flv': elsewhere('test/vectors/mtrude-flv.test.ts'),
  }),
};
