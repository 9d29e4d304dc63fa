import * as t from 'io-ts';
import { UsageError } from '../runtime/index.js';
import { form, simple } from '../schema/meta-schema-forms.js';
import { type LogLevel, logLevels, type ServerOptions } from '../server/index.js';
import { readJsonFile } from './json-file.js';

/** What a configuration file may say: the options of the server, by their names there. */
export type Configuration = Omit<ServerOptions, 'log'> & {
  readonly log?: { readonly level?: LogLevel; readonly json?: boolean };
};

/**
 * Reads a configuration from a file of JSON.
 *
 * @throws UsageError `bad-configuration` with the file, the path inside it and what was expected there.
 */
export const readConfiguration = (file: string): Promise<Configuration> =>
  readJsonFile(file, configuration, (what) => new UsageError('bad-configuration', what));

const whole = simple('a whole number', (u): u is number => Number.isInteger(u));
const text = simple('text', t.string.is);
const flag = simple('true or false', t.boolean.is);
const level = simple(`one of ${logLevels.join(', ')}`, (u): u is LogLevel => logLevels.some((known) => known === u));

const configuration: t.Type<Configuration> = form(
  'the configuration',
  {},
  {
    host: text,
    port: whole,
    data: text,
    joinMilliseconds: whole,
    joinBytes: whole,
    gopCache: form('gopCache', {}, { bytes: whole, messages: whole }),
    sendQueueBytes: whole,
    slowMilliseconds: whole,
    recordQueueBytes: whole,
    connections: whole,
    handshakeMilliseconds: whole,
    idleMilliseconds: whole,
    lingerMilliseconds: whole,
    chunkSize: whole,
    connectionLimits: form(
      'connectionLimits',
      {},
      {
        messageSize: whole,
        partialMessages: whole,
        partialBytes: whole,
        chunkStreams: whole,
        streams: whole,
        transactions: whole,
        waitingMessages: whole,
        waitingBytes: whole,
        commandSize: whole,
        commandElements: whole,
        commandDepth: whole,
      },
    ),
    log: form('log', {}, { level, json: flag }),
  },
);
