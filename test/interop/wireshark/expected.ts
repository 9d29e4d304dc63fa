import assert from 'node:assert/strict';
import { handshakeEchoSize, handshakeHelloSize, handshakeVersionSize } from '../../../generated/rtmp/constants.js';
import { decodeHello } from '../../../generated/rtmp/hello.js';
import { MessageType } from '../../../generated/rtmp/message-type.js';
import { snake } from '../../../src/generator/text/snake.js';
import { needMore } from '../../../src/runtime/need-more.js';
import { interpretDecode } from '../../../src/schema/interpreter/index.js';
import type { TreeNode } from '../../../src/schema/interpreter/tree.js';
import { ChunkReader } from '../../../src/session/chunk-stream/chunk-reader.js';
import type { RawMessage } from '../../../src/session/chunk-stream/raw-message.js';
import { primitives } from '../../../src/transport/index.js';
import { schema } from '../../support/schema.js';
import type { ShownField, ShownMessage } from './tshark.js';

/** The messages of one direction, as our own reader finds them behind the handshake. */
export function messagesOf(bytes: Uint8Array): RawMessage[] {
  const messages: RawMessage[] = [];
  const reader = new ChunkReader((message) => messages.push({ ...message, payload: message.payload.join().slice() }), {
    lenientExtendedTimestamp: true,
  });
  reader.push(bytes.subarray(handshakeVersionSize + handshakeHelloSize + handshakeEchoSize));
  return messages;
}

/** How the dissector calls the fields of a hello in the form that it has. */
export function helloFields(bytes: Uint8Array, server: boolean): string {
  const hello = bytes.subarray(handshakeVersionSize, handshakeVersionSize + handshakeHelloSize);
  const decoded = decodeHello(hello, { server }, { primitives });
  assert.ok(decoded !== needMore);
  return `mtrude.rtmp.${snake(decoded.kind)}.`;
}

/** Asserts that the dissector shows a message with the same header, and the same fields at the same places. */
export function assertShown(shown: ShownMessage | undefined, message: RawMessage, what: string): void {
  assert.ok(shown, `${what} is shown`);
  const { chunkStreamId, timestamp, typeId, streamId, payload } = message;
  const header = { chunkStreamId, timestamp, typeId, streamId, length: payload.length };
  const { from: _, fields, ...found } = shown;
  assert.deepEqual(found, header, what);
  const leaves = leavesOf(message);
  assert.deepEqual(fields.map(placeOf), leaves.map(placeOf), `${what}: places`);
  for (const [index, leaf] of leaves.entries()) {
    const field = fields[index];
    assert.ok(field);
    assertSameValue(field, leaf, payload, `${what}: ${leaf.name} at ${leaf.offset}`);
  }
}

/** What has bytes and a value, in the order of the wire: of the message, then of the media that it carries. */
function leavesOf({ typeId, payload }: RawMessage): TreeNode[] {
  const isMedia = typeId === MessageType.audio || typeId === MessageType.video;
  const media = isMedia && payload.length > 0 ? leaves(treeOf('enhanced.tagBody', payload, { tagType: typeId })) : [];
  return [...leaves(treeOf('rtmp.message', payload, { typeId })), ...media];
}

function treeOf(type: string, bytes: Uint8Array, given: Readonly<Record<string, number>>): TreeNode {
  const decoded = interpretDecode(schema, type, bytes, { given });
  assert.notEqual(decoded, needMore, type);
  assert.ok(decoded !== needMore);
  return decoded.tree;
}

const leaves = (node: TreeNode): TreeNode[] =>
  node.length === 0
    ? []
    : node.children.length > 0
      ? node.children.flatMap(leaves)
      : node.value === undefined
        ? []
        : [node];

const placeOf = ({ offset, length }: { readonly offset: number; readonly length: number }) => `${offset}+${length}`;

function assertSameValue(
  field: ShownField,
  { value, offset, length, bits }: TreeNode,
  payload: Uint8Array,
  what: string,
) {
  if (bits === undefined) {
    assert.equal(field.bytes, Buffer.from(payload.subarray(offset, offset + length)).toString('hex'), what);
  }
  if (typeof value === 'boolean') assert.equal(['1', 'True'].includes(field.shown), value, what);
  // Wireshark prints a double with up to 15 digits.
  if (typeof value === 'number')
    assert.ok(isClose(Number(field.shown), value), `${what}: ${field.shown}, not ${value}`);
}

const isClose = (one: number, other: number): boolean =>
  Object.is(one, other) || one === other || Math.abs(one - other) <= Math.abs(other) * 1e-14;
