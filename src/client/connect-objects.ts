import {
  audioCodecsAll,
  ClientType,
  type ConnectObjectProperties,
  capsModEx,
  capsMultitrack,
  capsTimestampNanoOffset,
  SoftwareVersion,
  videoCodecsAll,
  videoFunctionClientSeek,
} from '../session/connection/index.js';

/** What an encoder says of itself. Some servers look at the version before they accept. */
export const encoderObject: ConnectObjectProperties = {
  type: ClientType.encoder,
  flashVer: SoftwareVersion.encoder,
};

/** What a player says of itself. Some servers hold back what is not among the codecs. */
export const playerObject: ConnectObjectProperties = {
  flashVer: SoftwareVersion.player,
  fpad: false,
  audioCodecs: audioCodecsAll,
  videoCodecs: videoCodecsAll,
  videoFunction: videoFunctionClientSeek,
  capsEx: capsMultitrack | capsModEx | capsTimestampNanoOffset,
};
