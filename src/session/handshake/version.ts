import { encryptedVersions, handshakeVersionSize } from '../../../generated/rtmp/constants.js';
import { decodeHandshakeVersion } from '../../../generated/rtmp/handshake-version.js';
import { ProtocolError } from '../../runtime/errors.js';
import { needMore } from '../../runtime/need-more.js';
import type { Incoming } from './incoming.js';

/** Takes C0 or S0. Throws ProtocolError 'encrypted-version', and DecodeError for a byte that is no version. */
export function takeVersion(incoming: Incoming): number | undefined {
  const bytes = incoming.take(handshakeVersionSize);
  if (bytes === undefined) return undefined;
  const version = decodeHandshakeVersion(bytes);
  if (version === needMore) return undefined;
  if (!encryptedVersions.includes(version)) return version;
  const what = `Version ${version} asks for an encrypted connection (RTMPE), which is not supported`;
  throw new ProtocolError('encrypted-version', what, 'peers/encrypted-version/encrypted');
}
