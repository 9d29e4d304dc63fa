import { classes } from '../../generated/catalog.js';
import { type Frame, jsonOf } from '../conformance/codec/frames.js';
import { protocolVersion, type Request, requestForm } from '../conformance/codec/protocol.js';
import { fromLosslessJson, givenValues, toLosslessJson } from '../schema/lossless-json/index.js';
import { failureOf, InputError } from './failure.js';
import { checkGiven } from './given.js';
import { bytesOfHex } from './input.js';
import { version } from './version.js';
import { wireTypes } from './wire-types.js';

/** What our codecs answer to a frame of the tester, as JSON: docs/guide/testee.md. Never throws. */
export function answerTo(frame: Frame): object {
  const content = jsonOf(frame);
  if (typeof content === 'string') return { id: null, error: { code: 'bad-frame', message: content } };
  const request = content.json;
  try {
    if (!requestForm.is(request)) throw new InputError('bad-request', `Expected ${wanted}`);
    return { id: request.id, ...answer(request) };
  } catch (error) {
    return { id: idOf(request), error: errorAnswer(error) };
  }
}

function answer(request: Request): object {
  if (request.request === 'hello') {
    return { protocol: protocolVersion, name: 'mtrude', version, types: [...wireTypes.keys()] };
  }
  const type = wireTypes.get(request.type);
  if (type === undefined) return { unsupported: `there is no type ${request.type}` };
  const given = givenValues(request.given);
  checkGiven(type, given);
  if (request.request === 'encode') {
    const bytes = type.encode(fromLosslessJson(request.value, classes), given);
    return { hex: Buffer.from(bytes).toString('hex') };
  }
  const value = type.decode(bytesOfHex(request.hex), given);
  const structs = type.structs(value);
  return { value: toLosslessJson(value, (of) => structs.has(of)) };
}

const wanted = 'hello with protocol and tester, decode with type, given and hex, or encode with type, given and value';

const idOf = (request: unknown): number | null =>
  typeof request === 'object' && request !== null && 'id' in request && typeof request.id === 'number'
    ? request.id
    : null;

/** Whatever happens, the next request is answered: a mistake of ours is told of as well. */
export function errorAnswer(error: unknown): { readonly code: string; readonly message: string } {
  try {
    const { code, message } = failureOf(error).report.error;
    return { code, message };
  } catch {
    return { code: 'internal', message: String(error) };
  }
}
