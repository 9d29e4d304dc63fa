import {
  audioCodecsAll,
  ClientType,
  type ConnectObjectProperties,
  canForward,
  capsModEx,
  capsMultitrack,
  capsTimestampNanoOffset,
  FourCcWildcard,
  SoftwareVersion,
  videoCodecsAll,
  videoFunctionClientSeek,
} from '../session/connection/index.js';

/** Both pass on what there is, of whatever codec: one from a file, the other into one. */
const enhanced: ConnectObjectProperties = {
  capsEx: capsMultitrack | capsModEx | capsTimestampNanoOffset,
  audioFourCcInfoMap: { [FourCcWildcard.any]: canForward },
  videoFourCcInfoMap: { [FourCcWildcard.any]: canForward },
};

/** What an encoder says of itself. Some servers look at the version before they accept. */
export const encoderObject: ConnectObjectProperties = {
  type: ClientType.encoder,
  flashVer: SoftwareVersion.encoder,
  ...enhanced,
};

/** What a player says of itself. Some servers hold back what is not among the codecs. */
export const playerObject: ConnectObjectProperties = {
  flashVer: SoftwareVersion.player,
  fpad: false,
  audioCodecs: audioCodecsAll,
  videoCodecs: videoCodecsAll,
  videoFunction: videoFunctionClientSeek,
  ...enhanced,
};
