import { deepEqual, throws } from 'node:assert/strict';
import { defaultPort, defaultSecurePort } from '../../generated/rtmp/index.js';
import { parseStreamUrl } from '../../src/client/index.js';

const brief = (url: string, playpath?: string) => {
  const { host, port, app, tcUrl, stream, connectArguments } = parseStreamUrl(
    url,
    playpath === undefined ? {} : { playpath },
  );
  return [host, port, app, tcUrl, stream, ...connectArguments];
};

describe('the URL of a stream', () => {
  it('names the application, then the stream', () => {
    deepEqual(brief('rtmp://example.com/live/s'), ['example.com', defaultPort, 'live', 'rtmp://example.com/live', 's']);
    deepEqual(brief('RTMP://example.com:1936/a/b/s'), ['example.com', 1936, 'a/b', 'rtmp://example.com:1936/a/b', 's']);
  });

  it('keeps the query with the stream', () => {
    deepEqual(brief('rtmp://h/live/s?key=a/b'), ['h', defaultPort, 'live', 'rtmp://h/live', 's?key=a/b']);
  });

  it('takes the fragment for the stream, decoded, and the whole path for the application', () => {
    deepEqual(brief('rtmp://h/three/segment/path#BigBuck%42unny'), [
      'h',
      defaultPort,
      'three/segment/path',
      'rtmp://h/three/segment/path',
      'BigBuckBunny',
    ]);
    deepEqual(brief('rtmps://h/something?else#Cosmos?aFlag'), [
      'h',
      defaultSecurePort,
      'something?else',
      'rtmps://h/something?else',
      'Cosmos?aFlag',
    ]);
  });

  it('leaves the whole path to the application where a playpath is given', () => {
    deepEqual(brief('rtmp://h/live/event?x=1', 'mp4:s'), [
      'h',
      defaultPort,
      'live/event?x=1',
      'rtmp://h/live/event?x=1',
      'mp4:s',
    ]);
    deepEqual(brief('rtmp://h', 's'), ['h', defaultPort, '', 'rtmp://h', 's']);
  });

  it('may have an IPv6 address', () => {
    deepEqual(brief('rtmp://[2001:db8:1::2]:19350/app/s'), [
      '2001:db8:1::2',
      19350,
      'app',
      'rtmp://[2001:db8:1::2]:19350/app',
      's',
    ]);
  });

  it('has arguments for connect in the user information, which stays out of tcUrl', () => {
    deepEqual(brief('rtmp://arg%3Aone:arg2::arg4@h:/app/s'), [
      'h',
      defaultPort,
      'app',
      'rtmp://h/app',
      's',
      'arg:one',
      'arg2',
      '',
      'arg4',
    ]);
  });

  for (const [url, what] of [
    ['http://h/app/s', /scheme http/],
    ['rtmp:/h/app/s', /expected rtmp/],
    ['h/app/s', /expected rtmp/],
    ['rtmp:///app/s', /no host/],
    ['rtmp://h', /names no stream/],
    ['rtmp://h/s', /names no stream/],
    ['rtmp://h/app/', /names no stream/],
    ['rtmp://h/app#', /names no stream/],
    ['rtmp://h:0/app/s', /port 0/],
    ['rtmp://h:65536/app/s', /port 65536/],
    ['rtmp://[::g]/app/s', /no IPv6 address/],
    ['rtmp://h/app#%zz', /percent sign/],
  ] as const) {
    it(`is not ${url}`, () => {
      throws(() => parseStreamUrl(url), { code: 'bad-url', message: what });
    });
  }
});
