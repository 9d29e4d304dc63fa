import type { BytesExpression, Expression, Node, Overlay, Trial, TypeDefinition } from '../../model.js';
import { fixedBits } from '../sizes.js';
import { bytesExpressions } from '../walk.js';
import { type Check, type Context, eachNode, target } from './check.js';
import { checkLabelled } from './variants.js';

/** Parts of overlays lie apart wherever they come to lie, keys are known, and unions by trial can be tried. */
export const checkOverlays: Check = (context) => {
  eachNode(context, ({ node, path }, type) => {
    if (node.kind === 'overlay') checkParts(context, path, node);
    if (node.kind === 'digest') checkKey(context, path, node.key, type);
    if (node.kind === 'trial') checkTrial(context, path, node);
  });
  for (const { name, given = {} } of context.index.types.values()) {
    for (const [parameter, of] of Object.entries(given)) {
      if (of.kind === 'bytes') checkFixedSize(context, `${name}.given.${parameter}`, of);
    }
  }
  for (const { name, hex } of context.index.bytes.values()) {
    if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) {
      context.report.error('bad-hex', name, `${hex} is not pairs of hexadecimal digits`);
    }
  }
};

/** The first and the last of the numbers that something can be. */
type Interval = readonly [least: number, most: number];

function checkParts(context: Context, path: string, overlay: Overlay): void {
  const { report } = context;
  const taken: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  for (const { name, type } of overlay.fields) {
    if (type.kind !== 'at') continue;
    const place = `${path}.fields.${name}`;
    const bytes = checkFixedSize(context, place, type);
    const [least, most] = interval(type.at, overlay);
    const [from, to] = [least, most + (bytes ?? 0)];
    if (!(from >= 0 && to <= overlay.size)) {
      report.error('part-outside', place, `may lie from ${from} to ${to}, in a region of ${overlay.size} bytes`);
      continue;
    }
    const other = taken.find((of) => from < of.to && of.from < to);
    if (other !== undefined) report.error('overlapping-parts', place, `may lie on ${other.name}`);
    taken.push({ name, from, to });
  }
  if (overlay.fields.filter(({ type }) => type.kind === 'at' && type.type.kind === 'digest').length > 1) {
    report.error('overlapping-parts', path, 'two digests would each be part of what the other digests');
  }
}

/** Whole bytes, always as many. */
function checkFixedSize({ report }: Context, path: string, node: Node): number | undefined {
  const bits = fixedBits(node, () => undefined);
  if (bits !== undefined && bits % 8 === 0) return bits / 8;
  report.error('unfixed-size', path, 'does not always take the same number of whole bytes');
  return undefined;
}

const unbounded: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

function interval(of: Expression, overlay: Overlay): Interval {
  const inside = (part: Expression) => interval(part, overlay);
  switch (of.op) {
    case 'number':
      return [of.value, of.value];
    case 'plus': {
      const [left, right] = [inside(of.left), inside(of.right)];
      return [left[0] + right[0], left[1] + right[1]];
    }
    case 'minus': {
      const [left, right] = [inside(of.left), inside(of.right)];
      return [left[0] - right[1], left[1] - right[0]];
    }
    case 'mod':
      return [0, of.by - 1];
    case 'wrap':
      return [0, 2 ** of.bits - 1];
    case 'sumOf':
      return [0, 255 * (bytesIn(overlay, of.name) ?? Number.POSITIVE_INFINITY)];
    case 'field': {
      const type = overlay.fields.find(({ name }) => name === of.name)?.type;
      if (type?.kind === 'computed') return inside(type.from);
      if (type?.type.kind !== 'uint') return unbounded;
      return [type.type.min ?? 0, type.type.max ?? 2 ** type.type.bits - 1];
    }
    default:
      return unbounded;
  }
}

function bytesIn(overlay: Overlay, part: string): number | undefined {
  const type = overlay.fields.find(({ name }) => name === part)?.type;
  const bits = type && fixedBits(type, () => undefined);
  return bits && bits / 8;
}

/** Keys are made of bytes that there are. */
function checkKey(
  { index, report }: Context,
  path: string,
  key: BytesExpression,
  { given = {} }: TypeDefinition,
): void {
  for (const of of bytesExpressions(key)) {
    if (of.op === 'bytes') {
      if (!report.known('unknown-bytes', path, 'named bytes', of.name, index.bytes.keys())) continue;
      const length = (index.bytes.get(of.name)?.hex.length ?? 0) / 2;
      const { first = length } = of;
      if (Number.isInteger(first) && first > 0 && first <= length) continue;
      report.error('range-misfit', path, `${of.name} has ${length} bytes, not ${first}`);
    }
    if (of.op === 'given' && report.known('unknown-given', path, 'parameter', of.name, Object.keys(given))) {
      if (given[of.name]?.kind !== 'bytes') report.error('expression-type', path, `given ${of.name} is no bytes`);
    }
  }
}

/** All but the last case have a digest; all take the same bytes. */
function checkTrial(context: Context, path: string, { cases }: Trial): void {
  const { report } = context;
  checkLabelled(context, path, cases);
  const bits = (node: Node) => fixedBits(node, (type) => context.analysis.get(type)?.fixedBits);
  const [first] = cases;
  cases.forEach(({ name, type }, at) => {
    const place = `${path}.cases.${name}`;
    const isLast = at === cases.length - 1;
    if (hasDigest(context, type) === isLast) {
      report.error('trial-misfit', place, isLast ? 'the last case has a digest' : 'has no digest, but cases behind it');
    }
    if (first !== undefined && (bits(type) === undefined || bits(type) !== bits(first.type))) {
      report.error('trial-misfit', place, `does not always take as many bytes as ${first.name}`);
    }
  });
}

function hasDigest(context: Context, node: Node): boolean {
  const type = target(context, node)?.type;
  return type?.kind === 'overlay' && type.fields.some((of) => of.type.kind === 'at' && of.type.type.kind === 'digest');
}
