import type { CaseText } from '../../../case.js';
import type { Vector } from '../../../codec/vectors.js';
import { missedBy } from '../../../verdict.js';
import type { ServerBench } from '../../bench.js';
import { aboutOf, bytesOf, nameOf, vectorsOf } from '../vectors.js';
import { acceptedInConnect, connectWith, passedOnInData } from './carrying.js';

type Text = CaseText<ServerBench>;

const values = vectorsOf('valid', 'amf0.value', 'amf0.values');
const malformed = vectorsOf('invalid', 'amf0.value', 'amf0.values');

const inConnect = (vector: Vector): Text => ({
  name: `connect-${nameOf(vector)}`,
  rule: vector.rules[0] ?? '',
  sends: `connect with a further argument, ${aboutOf(vector)}`,
  expects: 'a result of connect',
  async run(bench) {
    const attempt = () => acceptedInConnect(bench, bytesOf(vector));
    if (vector.validity === 'contested') {
      return (await missedBy(attempt)) === undefined ? 'it accepts this' : 'it does not accept this';
    }
    await attempt();
    return undefined;
  },
});

const inData = (vector: Vector): Text => ({
  name: `data-${nameOf(vector)}`,
  rule: 'peers/relay/any-data',
  sends: `a data message of a name of its own, with ${aboutOf(vector)}`,
  expects: 'the player gets its bytes',
  needs: ['publish', 'play'],
  run: (bench) => passedOnInData(bench, bytesOf(vector)),
});

const refused = (vector: Vector): Text => ({
  name: `connect-${nameOf(vector)}`,
  rule: 'peers/robustness/bad-values',
  sends: `connect with a further argument that breaks a rule, ${aboutOf(vector)}`,
  expects: 'an answer, or the end of this connection; the server lives',
  isHostile: true,
  async run(bench) {
    const client = await bench.greet();
    client.sendRaw(connectWith(bench, bytesOf(vector)));
    await client.answeredOrOver();
  },
});

export const exampleCases: readonly Text[] = [
  ...values.map(inConnect),
  ...values.map(inData),
  ...malformed.map(refused),
];
