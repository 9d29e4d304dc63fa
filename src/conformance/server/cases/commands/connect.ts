import { EcmaArray } from '../../../../../generated/amf0/index.js';
import {
  type ConnectObjectProperties,
  isConnectProperties,
  isStatusInformation,
  objectEncodingAmf0,
  objectEncodingAmf3,
  propertiesOfConnectProperties,
  propertiesOfStatusInformation,
  StatusCode,
  type StatusInformationProperties,
  StatusLevel,
} from '../../../../../generated/rtmp/index.js';
import type { CaseText } from '../../../case.js';
import { NotMet } from '../../../verdict.js';
import type { Reply } from '../../../wire/client.js';
import { deliveries } from '../../../wire/delivery.js';
import { commandOf, eventOf, kindIs } from '../../../wire/matching.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

/** What a reply says of itself. Rejects with NotMet where it says nothing. */
function informationOf({ kind, values }: Reply): StatusInformationProperties {
  const information = values.find(isStatusInformation);
  if (information === undefined) throw new NotMet(`the ${kind} of connect has no information`);
  return propertiesOfStatusInformation(information);
}

/** The object encodings that a reply says. */
const encodingsIn = ({ commandObject, values }: Reply): unknown[] =>
  [commandObject, ...values]
    .flatMap((value) => [
      ...(isConnectProperties(value) ? [propertiesOfConnectProperties(value).objectEncoding] : []),
      ...(isStatusInformation(value) ? [propertiesOfStatusInformation(value).objectEncoding] : []),
    ])
    .filter((encoding) => encoding !== undefined);

/** connect objects that say more or less than most. */
const objects: readonly {
  readonly name: string;
  readonly says: string;
  readonly rule: string;
  readonly of: (object: ConnectObjectProperties) => ConnectObjectProperties;
}[] = [
  {
    name: 'without-codecs',
    says: 'no codecs',
    rule: 'errata/8.1.4/codecs-optional',
    of: ({ app, tcUrl, flashVer }) => ({ app, tcUrl, flashVer }),
  },
  {
    name: 'without-version',
    says: 'app and tcUrl alone',
    rule: 'errata/8.1.4/codecs-optional',
    of: ({ app, tcUrl }) => ({ app, tcUrl }),
  },
  {
    name: 'with-object-encoding-0',
    says: 'object encoding 0',
    rule: 'errata/8.1.1/object-encoding-optional',
    of: (object) => ({ ...object, objectEncoding: objectEncodingAmf0 }),
  },
  {
    name: 'with-unknown-properties',
    says: 'properties that nobody knows, of all kinds of values',
    rule: 'peers/connect-object/unknown-properties',
    of: (object) => ({
      ...object,
      conformanceText: 'text',
      conformanceNumber: 0.5,
      conformanceNull: null,
      conformanceList: [1, 'two', { three: 3 }],
      conformanceObject: { inner: { deeper: true } },
    }),
  },
  {
    name: 'with-empty-name',
    says: 'a property whose name is empty',
    rule: 'peers/connect-object/unknown-properties',
    of: (object) => ({ ...object, '': 1 }),
  },
  {
    name: 'with-long-text',
    says: 'a text of 70,000 bytes, which takes a long string',
    rule: 'peers/connect-object/unknown-properties',
    of: (object) => ({ ...object, pageUrl: 'x'.repeat(70_000) }),
  },
];

const objectCases = objects.map(
  ({ name, says, rule, of }): Text => ({
    name: `connect-${name}`,
    rule,
    sends: `connect with ${says}`,
    expects: 'a result',
    async run(bench) {
      const client = await bench.greet();
      await client.connect(of(bench.connectObject));
    },
  }),
);

export const connectCases: readonly Text[] = [
  {
    name: 'connect',
    rule: 'rtmp/7.2.1.1/connect-answered',
    sends: 'connect',
    expects: 'a result',
    deliveries,
    async run(bench) {
      await bench.connect();
    },
  },
  {
    name: 'transaction-of-connect',
    rule: 'rtmp/7.2/same-transaction',
    sends: 'connect as transaction 1',
    expects: 'a reply with transaction 1',
    async run(bench) {
      const client = await bench.greet();
      await client.connect(bench.connectObject);
    },
  },
  {
    name: 'connect-success',
    rule: 'peers/connect-codes/connect-success',
    sends: 'connect',
    expects: `information with the code ${StatusCode.connectSuccess} and the level ${StatusLevel.status}`,
    async run(bench) {
      const client = await bench.greet();
      const { code, level } = informationOf(await client.connect(bench.connectObject));
      if (code !== StatusCode.connectSuccess) throw new NotMet(`the code is ${String(code)}`);
      if (level !== StatusLevel.status) throw new NotMet(`the level is ${String(level)}`);
    },
  },
  {
    name: 'description-of-connect',
    rule: 'rtmp/7.2.2/level-code-description',
    sends: 'connect',
    expects: 'information with level, code and description',
    async run(bench) {
      const client = await bench.greet();
      const information = informationOf(await client.connect(bench.connectObject));
      for (const name of ['level', 'code', 'description'] as const) {
        if (typeof information[name] !== 'string') throw new NotMet(`the information has no ${name}`);
      }
    },
  },
  {
    name: 'object-encoding-in-result',
    rule: 'errata/8.1.1/result-says-object-encoding',
    sends: 'connect with object encoding 0',
    expects: 'the result says object encoding 0',
    async run(bench) {
      const client = await bench.greet();
      const reply = await client.connect({ ...bench.connectObject, objectEncoding: objectEncodingAmf0 });
      const encodings = encodingsIn(reply);
      if (encodings.length === 0) throw new NotMet('the result says no object encoding');
      if (encodings[0] !== objectEncodingAmf0)
        throw new NotMet(`the result says object encoding ${String(encodings[0])}`);
    },
  },
  ...[{}, { objectEncoding: objectEncodingAmf0 }].map(
    (said): Text => ({
      name: `no-amf-3-${'objectEncoding' in said ? 'for-object-encoding-0' : 'unasked'}`,
      rule: 'errata/8.1.1/object-encoding-of-result',
      sends: `connect with ${'objectEncoding' in said ? 'object encoding 0' : 'no object encoding'}`,
      expects: 'a result that does not say object encoding 3',
      async run(bench) {
        const client = await bench.greet();
        const encodings = encodingsIn(await client.connect({ ...bench.connectObject, ...said }));
        if (encodings.includes(objectEncodingAmf3)) throw new NotMet('the result says object encoding 3');
      },
    }),
  ),
  ...(['windowAcknowledgementSize', 'setPeerBandwidth'] as const).map(
    (kind): Text => ({
      name: `${kind === 'setPeerBandwidth' ? 'peer-bandwidth' : 'window'}-before-result`,
      rule: 'rtmp/7.2.1.1/announces-before-result',
      sends: 'connect',
      expects: `${kind} before the result`,
      async run(bench) {
        const client = await bench.connect();
        const [announced] = client.all((arrived) => (kindIs(kind)(arrived) === undefined ? undefined : arrived));
        const result = client.arrived.findIndex(({ message }) => message?.kind === 'commandMessage');
        if (announced === undefined) throw new NotMet(`no ${kind} came before the result`);
        if (announced.at > result) throw new NotMet(`${kind} came after the result`);
      },
    }),
  ),
  {
    name: 'stream-0-begins',
    rule: 'rtmp/7.2.1.1/announces-before-result',
    sends: 'connect',
    expects: 'StreamBegin of stream 0 before the result',
    async run(bench) {
      const client = await bench.connect();
      const isBegin = client.all((arrived) => (eventOf(arrived)?.kind === 'streamBegin' ? arrived : undefined));
      if (isBegin.length === 0) throw new NotMet('no StreamBegin came before the result');
    },
  },
  ...objectCases,
  {
    name: 'connect-with-ecma-array',
    rule: 'peers/command-object/any-command-object',
    sends: 'connect with an ECMA array as command object, as some encoders do',
    expects: 'a result',
    async run(bench) {
      const client = await bench.greet();
      const commandObject = new EcmaArray({ ...bench.connectObject });
      client.command({ kind: 'connect', transactionId: 1, commandObject, userArguments: [] });
      await client.result('the result of connect', 1);
    },
  },
  {
    name: 'second-connect',
    rule: 'peers/second-connect/second-connect',
    sends: 'connect, and connect again on the same connection',
    expects: 'a refusal, nothing, or the end of this connection; the server lives',
    isHostile: true,
    async run(bench) {
      const client = await bench.connect();
      const transactionId = client.transaction();
      client.command({ kind: 'connect', transactionId, commandObject: bench.connectObject, userArguments: [] });
      await client.answeredOrOver();
      const results = client.all(commandOf).filter(({ kind }) => kind === 'result');
      if (results.some((of) => 'transactionId' in of && of.transactionId === transactionId)) {
        throw new NotMet('the second connect was accepted');
      }
    },
  },
  {
    name: 'unknown-application',
    rule: 'rtmp/7.2.1.1/unknown-app',
    sends: 'connect to an application of a random name',
    expects: 'a result or an error',
    isHostile: true,
    async run(bench) {
      const client = await bench.greet();
      const app = bench.freshName();
      const commandObject = { ...bench.connectObject, app, tcUrl: `${bench.connectObject.tcUrl}-${app}` };
      client.command({ kind: 'connect', transactionId: 1, commandObject, userArguments: [] });
      await client.reply('a reply to connect', 1);
    },
  },
];
