import { createHash } from 'node:crypto';

/** Which stream is meant: publishers and players that say the same application and name meet. */
export interface StreamName {
  readonly app: string;
  readonly name: string;
}

/** The stream that a peer asks for. What follows a question mark is for the server and not part of a name. */
export function streamName(app: string, name: string): StreamName {
  return { app: plainApp(app), name: withoutQuery(name) };
}

/** Different for different streams. */
export function streamKey({ app, name }: StreamName): string {
  return JSON.stringify([app, name]);
}

/** For people. */
export function streamLabel({ app, name }: StreamName): string {
  return `${app}/${name}`;
}

/**
 * A name as part of a path: lower-case letters, digits, `_` and `-` stay, all else is written as its bytes in UTF-8.
 * Different names give different parts, on file systems that ignore case as well; none is empty, hidden, a device, or
 * leads elsewhere. Long names end in a digest of the whole. `~` never occurs except in front of that digest.
 */
export function pathPart(name: string): string {
  const safe = [...Buffer.from(name, 'utf8')].map(safeByte).join('');
  if (safe === '') return '%';
  if (safe.length > longestPart) {
    const digest = createHash('sha256').update(name, 'utf16le').digest('hex');
    return `${safe.slice(0, longestPart - digest.length - 1).replace(/%[0-9a-f]?$/, '')}~${digest}`;
  }
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(safe) ? escaped(safe.charCodeAt(0)) + safe.slice(1) : safe;
}

const longestPart = 180;

function safeByte(byte: number): string {
  const sign = String.fromCharCode(byte);
  return /[a-z0-9_-]/.test(sign) ? sign : escaped(byte);
}

const escaped = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;

const withoutQuery = (text: string): string => text.replace(/\?.*$/s, '');

/** Clients differ in whether the application ends in a slash. */
const plainApp = (app: string): string => withoutQuery(app).replace(/\/+$/, '');
