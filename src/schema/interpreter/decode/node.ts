import type { Node } from '../../model.js';
import { evaluate } from '../expressions.js';
import { hostOfNothing } from '../hosts.js';
import { inlined } from '../types.js';
import {
  hasMore,
  readAlignment,
  readBitstream,
  readDifferences,
  readExpGolomb,
  readRemainingBits,
  readUintOf,
} from './bitstreams.js';
import { readCalls } from './calls.js';
import { readList, readRecall, readRecord } from './collections.js';
import type { Decoding, Place } from './decoding.js';
import { readExtension, takeFlag } from './interned.js';
import { readContinued, readFixed, readSpellings } from './numbers.js';
import { readOverlay, readTrial } from './overlays.js';
import { readBytes, readPrefixed, readSized, readTerminated, readUtf8 } from './regions.js';
import { readStruct } from './structs.js';
import { readRef, readVariant } from './variants.js';

/** Reads any node. What only says how to read another node has no place of its own in the tree. */
export function readNode(decoding: Decoding, node: Node, place: Place): unknown {
  switch (node.kind) {
    case 'ref': {
      const named = inlined(decoding.schema, node);
      return named === undefined ? readRef(decoding, node, place) : readNode(decoding, named.type, { ...place, named });
    }
    case 'sized':
      return readSized(decoding, node, place);
    case 'when':
      return evaluate(node.condition, place.lookup) === true ? decoding.read(node.type, place) : undefined;
    case 'bitstream':
      return readBitstream(decoding, node, place);
    case 'ifMore':
      return hasMore(decoding) ? decoding.read(node.type, place) : undefined;
    default:
      return decoding.annotate(place, node, (inside) => readWhole(decoding, node, inside));
  }
}

function readWhole(
  decoding: Decoding,
  node: Exclude<Node, { kind: 'ref' | 'sized' | 'bitstream' | 'when' | 'ifMore' }>,
  place: Place,
): unknown {
  switch (node.kind) {
    case 'expGolomb':
      return readExpGolomb(decoding, node, place);
    case 'uintOf':
      return readUintOf(decoding, node, place);
    case 'remainingBits':
      return readRemainingBits(decoding);
    case 'differences':
      return readDifferences(decoding, node, place);
    case 'alignment':
      return readAlignment(decoding);
    case 'spellings':
      return readSpellings(decoding, node, place);
    case 'continued':
      return readContinued(decoding, node, place);
    case 'headFlag':
      return takeFlag(place);
    case 'nothing':
      return hostOfNothing(node);
    case 'computed':
      return evaluate(node.from, place.lookup);
    case 'utf8':
      return readUtf8(decoding, node, place);
    case 'terminated':
      return readTerminated(decoding, node, place);
    case 'bytes':
      return readBytes(decoding, node, place);
    case 'overlay':
      return readOverlay(decoding, node, place);
    case 'trial':
      return readTrial(decoding, node, place);
    case 'struct':
      return readStruct(decoding, node, place);
    case 'variant':
      return readVariant(decoding, node, place);
    case 'prefixed':
      return readPrefixed(decoding, node, place);
    case 'list':
      return readList(decoding, node, place);
    case 'record':
      return readRecord(decoding, node, place);
    case 'extension':
      return readExtension(decoding, node, place);
    case 'recall':
      return readRecall(decoding, node, place);
    case 'calls':
      return readCalls(decoding, node, place);
    case 'at':
    case 'digest':
      // Read by the overlay that they belong to.
      return undefined;
    default:
      return readFixed(decoding, node, place);
  }
}
