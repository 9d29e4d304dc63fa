import { isIPv6 } from 'node:net';
import { defaultPort, defaultSecurePort, UriScheme, UsageError } from '../session/connection/index.js';

export interface UrlOptions {
  /** The name of the stream; the whole path and query of the URL are then the application. */
  readonly playpath?: string;
}

/** What the URL of a stream says. */
export interface StreamUrl {
  /** Whether TLS is asked for. */
  readonly secure: boolean;
  /** A name or an address, without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  readonly app: string;
  /** The URL of the application, without user information and fragment. */
  readonly tcUrl: string;
  readonly stream: string;
  /** From the user information: arguments for connect. */
  readonly connectArguments: readonly string[];
}

/**
 * Takes a URL apart: `rtmp://host[:port]/app/stream`. The name of the stream is `playpath`, or else the decoded fragment;
 * the application is then the whole path and query, as the RTMP URI memo has it. Without both, the last segment of the
 * path and the query are the stream, as encoders and players have it. Throws UsageError 'bad-url'.
 */
export function parseStreamUrl(url: string, { playpath }: UrlOptions = {}): StreamUrl {
  const match = form.exec(url);
  if (match === null) throw badUrl('expected rtmp://host[:port]/app/stream');
  const [, scheme = '', userInfo, hostText = '', portText = '', path = '', query = '', fragment] = match;
  const secure = scheme.toLowerCase() === UriScheme.rtmps;
  if (!secure && scheme.toLowerCase() !== UriScheme.rtmp) throw badUrl(`the scheme ${scheme} is not known here`);
  const resource = `${path}${query}`;
  const named = playpath ?? (fragment === undefined ? undefined : decoded(fragment));
  const split = named === undefined ? resourceSplit(path) : resource.length;
  const application = resource.slice(0, split);
  const stream = named ?? resource.slice(split + 1);
  if (stream === '') throw badUrl('it names no stream: expected rtmp://host[:port]/app/stream');
  return {
    secure,
    host: hostOf(hostText),
    port: portOf(portText, secure ? defaultSecurePort : defaultPort),
    app: application.slice(1),
    tcUrl: `${scheme.toLowerCase()}://${hostText}${portText === '' ? '' : `:${portText}`}${application}`,
    stream,
    connectArguments: userInfo === undefined ? [] : userInfo.split(':').map(decoded),
  };
}

/** Scheme, user information, host, port, path, query, fragment: the generic syntax of RFC 3986, an authority required. */
const form =
  /^([a-z][a-z0-9+.-]*):\/\/(?:([^@/?#]*)@)?(\[[^\]/?#]*\]|[^:/?#[\]]*)(?::(\d*))?(\/[^?#]*)?(\?[^#]*)?(?:#(.*))?$/i;

/** Where the last segment of the path begins, if there is a segment before it. */
function resourceSplit(path: string): number {
  const split = path.lastIndexOf('/');
  if (split <= 0) throw badUrl('it names no stream: expected rtmp://host[:port]/app/stream');
  return split;
}

function hostOf(text: string): string {
  if (text === '') throw badUrl('it has no host');
  if (!text.startsWith('[')) return text;
  const address = text.slice(1, -1);
  if (!isIPv6(address)) throw badUrl(`${text} is no IPv6 address`);
  return address;
}

function portOf(text: string, standard: number): number {
  const port = text === '' ? standard : Number(text);
  if (port >= 1 && port <= 65_535) return port;
  throw badUrl(`the port ${text} is not from 1 to 65535`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badUrl('it has a percent sign without two hexadecimal digits of UTF-8 behind it');
  }
}

/** The URL itself is not told: it may hold a key. */
function badUrl(why: string): UsageError {
  return new UsageError('bad-url', `This is no URL of a stream: ${why}`);
}
