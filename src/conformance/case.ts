import type { Delivery } from './wire/delivery.js';

/** What a peer can do or leave out; cases that need it are `unsupported` where it is missing. */
export const features = {
  publish: 'clients can publish a live stream',
  play: 'clients can play the live stream that another one publishes',
  recorded: 'clients can play recorded streams, pause and seek',
  digest: 'the handshake can be signed',
  amf3: 'commands and data may be of AMF 3',
  sharedObjects: 'clients can use shared objects',
  aggregates: 'aggregate messages are understood',
  enhanced: 'media of Enhanced RTMP are passed on',
} as const;

export type Feature = keyof typeof features;

const isFeature = (name: string): name is Feature => Object.hasOwn(features, name);

export const featureNames: readonly Feature[] = Object.keys(features).filter(isFeature);

/** One thing that a peer is held to. */
export interface ConformanceCase<Bench> {
  /** Stable: the section, the document and the clause of the rule, and a name: `chunk-stream/rtmp/5.3.1.1/two-byte-id`. */
  readonly id: string;
  readonly section: Section;
  /** The id of the rule, from which the case has its level and its sentence. */
  readonly rule: string;
  /** What the tester does. */
  readonly sends: string;
  /** What it wants to see. */
  readonly expects: string;
  readonly needs: readonly Feature[];
  /** The ways in which the bytes are cut into segments; the case runs once in each. */
  readonly deliveries: readonly Delivery[];
  /** It sends what is not allowed. Afterwards the peer must live: on a new connection and for a bystander. */
  readonly isHostile: boolean;
  /** Resolves where the expectation is met, with the reading that was seen where documents disagree. */
  readonly run: (bench: Bench) => Promise<string | undefined> | Promise<void>;
}

/** In the order in which they run and are listed. */
export const sections = {
  handshake: 'Handshake',
  'chunk-stream': 'Chunk stream',
  control: 'Protocol control and user control',
  amf: 'AMF',
  commands: 'Commands',
  media: 'Media',
  limits: 'Limits',
} as const;

export type Section = keyof typeof sections;

/** What an author says of a case; the rest follows. */
export interface CaseText<Bench> {
  readonly name: string;
  readonly rule: string;
  readonly sends: string;
  readonly expects: string;
  readonly needs?: readonly Feature[];
  readonly deliveries?: readonly Delivery[];
  readonly isHostile?: boolean;
  readonly run: (bench: Bench) => Promise<string | undefined> | Promise<void>;
}

/** The cases of one section. The id says where the rule stands. */
export const casesOf = <Bench>(section: Section, texts: readonly CaseText<Bench>[]): ConformanceCase<Bench>[] =>
  texts.map(({ name, rule, needs = [], deliveries = ['whole'], isHostile = false, ...text }) => ({
    ...text,
    id: `${section}/${rule.slice(0, rule.lastIndexOf('/'))}/${name}`,
    section,
    rule,
    needs,
    deliveries,
    isHostile,
  }));
