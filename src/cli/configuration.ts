import { readFile } from 'node:fs/promises';
import { isLeft } from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { UsageError } from '../runtime/index.js';
import { form } from '../schema/meta-schema-forms.js';
import { type LogLevel, logLevels, type ServerOptions } from '../server/index.js';

/** What a configuration file may say: the options of the server, by their names there. */
export type Configuration = Omit<ServerOptions, 'log'> & {
  readonly log?: { readonly level?: LogLevel; readonly json?: boolean };
};

/**
 * Reads a configuration from a file of JSON.
 *
 * @throws UsageError `bad-configuration` with the file, the path inside it and what was expected there.
 */
export async function readConfiguration(file: string): Promise<Configuration> {
  const fail = (what: string) => new UsageError('bad-configuration', `${file}${what}`);
  const found = configuration.decode(parsed(await readFile(file, 'utf8'), fail));
  if (!isLeft(found)) return found.right;
  throw fail(`#${found.left.map(described).join('; ')}`);
}

function described(error: t.ValidationError): string {
  const path = error.context.map(({ key }) => key).join('/') || '/';
  const hint = 'nearest' in error ? `, did you mean ${error.nearest}?` : '';
  return `${path}: ${error.message ?? `expected ${error.context.at(-1)?.type.name}`}${hint}`;
}

function parsed(text: string, fail: (what: string) => UsageError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail(`: expected JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

const named = <A>(name: string, is: t.Is<A>): t.Type<A> =>
  new t.Type(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), t.identity);

const whole = named('a whole number', (u): u is number => Number.isInteger(u));
const text = named('text', t.string.is);
const flag = named('true or false', t.boolean.is);
const level = named(`one of ${logLevels.join(', ')}`, (u): u is LogLevel => logLevels.some((known) => known === u));

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
