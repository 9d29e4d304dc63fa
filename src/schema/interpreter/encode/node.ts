import type { IfMore, Node, Nothing, When } from '../../model.js';
import { evaluate } from '../expressions.js';
import { hostOfNothing, isFor } from '../hosts.js';
import { inlined, ruleOf } from '../types.js';
import {
  writeAlignment,
  writeBitstream,
  writeDifferences,
  writeExpGolomb,
  writeRemainingBits,
  writeUintOf,
} from './bitstreams.js';
import { writeCalls } from './calls.js';
import { writeList, writeRecord } from './collections.js';
import type { Encoding, Place } from './encoding.js';
import { writeExtension } from './interned.js';
import { writeContinued, writeFixed, writeSpellings } from './numbers.js';
import { writeOverlay, writeTrial } from './overlays.js';
import { writeBytes, writePrefixed, writeSized, writeTerminated, writeUtf8 } from './regions.js';
import { writeStruct } from './structs.js';
import { writeRef, writeVariant } from './variants.js';

export function writeNode(encoding: Encoding, node: Node, value: unknown, place: Place): void {
  switch (node.kind) {
    case 'ref': {
      const named = inlined(encoding.schema, node);
      if (named === undefined) writeRef(encoding, node, value, place);
      else writeNode(encoding, named.type, value, place);
      break;
    }
    case 'sized':
      writeSized(encoding, node, value, place);
      break;
    case 'prefixed':
      writePrefixed(encoding, node, value, place);
      break;
    case 'when':
      writeWhen(encoding, node, value, place);
      break;
    case 'ifMore':
      writeIfMore(encoding, node, value, place);
      break;
    case 'bitstream':
      writeBitstream(encoding, node, value, place);
      break;
    case 'expGolomb':
      writeExpGolomb(encoding, node, value, place);
      break;
    case 'uintOf':
      writeUintOf(encoding, node, value, place);
      break;
    case 'remainingBits':
      writeRemainingBits(encoding, node, value, place);
      break;
    case 'differences':
      writeDifferences(encoding, node, value, place);
      break;
    case 'alignment':
      writeAlignment(encoding, place);
      break;
    case 'spellings':
      writeSpellings(encoding, node, value, place);
      break;
    case 'continued':
      writeContinued(encoding, node, value, place);
      break;
    case 'extension':
      writeExtension(encoding, node, value, place);
      break;
    case 'nothing':
      writeNothing(encoding, node, value, place);
      break;
    case 'utf8':
      writeUtf8(encoding, node, value, place);
      break;
    case 'terminated':
      writeTerminated(encoding, node, value, place);
      break;
    case 'bytes':
      writeBytes(encoding, node, value, place);
      break;
    case 'overlay':
      writeOverlay(encoding, node, value, place);
      break;
    case 'trial':
      writeTrial(encoding, node, value, place);
      break;
    case 'struct':
      writeStruct(encoding, node, value, place);
      break;
    case 'variant':
      writeVariant(encoding, node, value, place);
      break;
    case 'list':
      writeList(encoding, node, value, place);
      break;
    case 'record':
      writeRecord(encoding, node, value, place);
      break;
    case 'calls':
      writeCalls(encoding, node, value, place);
      break;
    case 'carry':
    case 'recall':
    case 'derived':
    case 'computed':
    case 'at':
    case 'digest':
    case 'headFlag':
      // Written by the variant, struct, overlay or head that they belong to.
      break;
    default:
      writeFixed(encoding, node, value, place);
  }
}

function writeWhen(encoding: Encoding, node: When, value: unknown, place: Place): void {
  const there = evaluate(node.condition, place.lookup) === true;
  const at = { path: place.path, rule: ruleOf(node, place.owner) };
  if (!there && value !== undefined) {
    encoding.fail('condition-mismatch', 'present where its condition does not hold', at);
  }
  // What can be undefined itself is not missing.
  if (there && value === undefined && !isFor(encoding.schema, node.type, value)) {
    encoding.fail('condition-mismatch', 'missing where its condition holds', at);
  }
  if (there) encoding.write(node.type, value, place);
}

function writeIfMore(encoding: Encoding, node: IfMore, value: unknown, place: Place): void {
  if (value !== undefined) encoding.write(node.type, value, place);
}

function writeNothing(encoding: Encoding, node: Nothing, value: unknown, place: Place): void {
  if (value === hostOfNothing(node)) return;
  encoding.fail('wrong-type', `not ${node.value}`, { path: place.path, rule: ruleOf(node, place.owner) });
}
