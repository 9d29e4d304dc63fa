import {
  type Command,
  type Data,
  type Message,
  propertiesOfStatusInformation,
  type StatusInformationProperties,
  type UserControlEvent,
} from '../../../generated/rtmp/index.js';
import type { Arrived } from './messages.js';

/** The command in a message; undefined if it is none. */
export const commandOf = ({ message }: Arrived): Command | undefined =>
  message?.kind === 'commandMessage' || message?.kind === 'commandExtended' ? message.command : undefined;

/** The data in a message. */
export const dataIn = ({ message }: Arrived): Data | undefined =>
  message?.kind === 'dataMessage' || message?.kind === 'dataExtended' ? message.data : undefined;

export const eventOf = ({ message }: Arrived): UserControlEvent | undefined =>
  message?.kind === 'userControl' ? message.event : undefined;

/** What a status says. */
export function statusOf(arrived: Arrived): StatusInformationProperties | undefined {
  const command = commandOf(arrived);
  return command?.kind === 'onStatus' ? propertiesOfStatusInformation(command.information) : undefined;
}

/** The status with this code, in the stream if one is given. */
export const statusIs =
  (code: string, streamId?: number) =>
  (arrived: Arrived): Arrived | undefined =>
    statusOf(arrived)?.code === code && (streamId === undefined || arrived.raw.streamId === streamId)
      ? arrived
      : undefined;

export const kindIs =
  <K extends Message['kind']>(kind: K) =>
  ({ message }: Arrived): Extract<Message, { kind: K }> | undefined =>
    message !== undefined && isOf(message, kind) ? message : undefined;

function isOf<K extends Message['kind']>(message: Message, kind: K): message is Extract<Message, { kind: K }> {
  return message.kind === kind;
}
