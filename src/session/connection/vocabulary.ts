/** The names of the wire that the layers above a session use: they import no generated code of their own. */
export type { Value } from '../../../generated/amf0/index.js';
export {
  canForward,
  capsModEx,
  capsMultitrack,
  capsTimestampNanoOffset,
} from '../../../generated/enhanced/constants.js';
export { FourCcWildcard } from '../../../generated/enhanced/four-cc-wildcard.js';
export {
  audioCodecsAll,
  ClientType,
  type Command,
  type ConnectObjectProperties,
  type Data,
  defaultBufferLength,
  defaultPort,
  defaultSecurePort,
  MessageType,
  PublishType,
  propertiesOfPlayStatus,
  SoftwareVersion,
  StatusCode,
  type StatusInformationProperties,
  StatusLevel,
  UriScheme,
  type UserControlEvent,
  videoCodecsAll,
  videoFunctionClientSeek,
} from '../../../generated/rtmp/index.js';
export {
  DecodeError,
  EncodeError,
  LimitError,
  MtrudeError,
  ProtocolError,
  RejectedError,
  UsageError,
} from '../../runtime/index.js';
