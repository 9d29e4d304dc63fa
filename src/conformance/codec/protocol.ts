import * as t from 'io-ts';

/** What the tester and a testee say to each other: docs/guide/testee.md describes it. Each is one frame of JSON. */
export const protocolVersion = 1;

/** Bytes of a frame that are read; a longer one is most likely text that got among the frames. */
export const longestFrame = 16 * 2 ** 20;

/** Parameters of a type, in lossless JSON. */
const given = t.record(t.string, t.union([t.number, t.boolean, t.type({ $bytes: t.string })]));

export type GivenJson = t.TypeOf<typeof given>;

const hello = t.type({ id: t.number, request: t.literal('hello'), protocol: t.number, tester: t.string });
const decode = t.type({ id: t.number, request: t.literal('decode'), type: t.string, given, hex: t.string });
const encode = t.type({ id: t.number, request: t.literal('encode'), type: t.string, given, value: t.unknown });

export const requestForm = t.union([hello, decode, encode]);

export type Request = t.TypeOf<typeof requestForm>;

/** A request without the number that the tester gives it. */
export type Question = Omit<t.TypeOf<typeof hello>, 'id'> | CodecQuestion;

export type CodecQuestion = Omit<t.TypeOf<typeof decode>, 'id'> | Omit<t.TypeOf<typeof encode>, 'id'>;

const errorForm = t.type({ code: t.string, message: t.string });

/** The number of the request that an answer is for; `null` where the request could not be read. */
const answerId = t.type({ id: t.union([t.number, t.null]) });

const answerForm = t.intersection([
  answerId,
  t.partial({
    value: t.unknown,
    hex: t.string,
    error: errorForm,
    unsupported: t.string,
    protocol: t.number,
    name: t.string,
    version: t.string,
    types: t.array(t.string),
  }),
]);

type AnswerForm = t.TypeOf<typeof answerForm>;

/** What a testee says of itself. */
export interface Introduction {
  readonly protocol: number;
  readonly name: string;
  readonly version?: string;
  /** The types that it knows. Where they are not listed, it is asked for each. */
  readonly types?: readonly string[];
}

export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'hex'; readonly hex: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'unsupported'; readonly why: string }
  | { readonly kind: 'introduction'; readonly introduction: Introduction };

export interface NumberedAnswer {
  readonly id: number | null;
  readonly answer: Answer;
}

/** Reads an answer out of its JSON; what is wrong with it, as text, where it is none. */
export function answerOf(json: unknown): NumberedAnswer | string {
  if (!answerForm.is(json)) return 'it lacks an id, or a part of it has the wrong type';
  const { hex, error, unsupported, protocol } = json;
  const others = [hex, error, unsupported, protocol].filter((of) => of !== undefined);
  if (others.length + Number(Object.hasOwn(json, 'value')) !== 1)
    return 'it has to have one of value, hex, error, unsupported and protocol';
  const answer = contentOf(json);
  return typeof answer === 'string' ? answer : { id: json.id, answer };
}

function contentOf(json: AnswerForm): Answer | string {
  const { hex, error, unsupported, protocol, name, version, types } = json;
  if (error !== undefined) return { kind: 'error', ...error };
  if (unsupported !== undefined) return { kind: 'unsupported', why: unsupported };
  if (hex !== undefined) {
    return /^([0-9a-f]{2})*$/i.test(hex)
      ? { kind: 'hex', hex: hex.toLowerCase() }
      : 'hex has to be pairs of hex digits';
  }
  if (protocol === undefined) return { kind: 'value', value: json.value };
  if (name === undefined) return 'the answer to hello has to have a name';
  const known = { ...(version !== undefined && { version }), ...(types !== undefined && { types }) };
  return { kind: 'introduction', introduction: { protocol, name, ...known } };
}
