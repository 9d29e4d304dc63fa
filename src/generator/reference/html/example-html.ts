import { linkToRule, type Text } from '../content.js';
import type { ByteRow } from '../examples/byte-rows.js';
import { hexText } from '../examples/hex-text.js';
import { jsonText } from '../examples/json-text.js';
import type { ShownExample } from '../examples/shown-example.js';
import { escaped } from './escaped.js';

const colours = 6;

/** An example: bytes with their names beside the value, or the place where they are refused. */
export function exampleHtml(example: ShownExample, text: (of: Text) => string): string {
  const { id, title, doc, given, bytes, rows, outcome, rules } = example;
  const parameters = Object.entries(given).map(([name, value]) => `<code>${escaped(name)}</code> = ${value}`);
  const head = [
    `<b>${escaped(doc ?? title)}</b>`,
    ...(parameters.length === 0 ? [] : [`with ${parameters.join(', ')}`]),
    ...(outcome.is === 'refused' ? ['<span class="no">refused</span>'] : []),
    ...(outcome.is === 'valid' && outcome.written !== undefined
      ? ['<span class="half">read, never written</span>']
      : []),
  ].join(' ');
  const ruleList =
    rules.length === 0 ? '' : `<p class="source">Shows ${rules.map((rule) => text([linkToRule(rule)])).join(', ')}</p>`;
  const inside =
    outcome.is === 'refused'
      ? refusedHtml(bytes, outcome, text)
      : `${bytesHtml(rows)}<pre>${escaped(jsonText(outcome.value))}</pre>`;
  const written =
    outcome.is === 'valid' && outcome.written !== undefined
      ? `<p class="source">Written as <code>${hexText(outcome.written, 32) || 'no bytes'}</code></p>`
      : '';
  return `<section class="example" id="${id}"><p>${head}</p><div class="sides">${inside}</div>${written}${ruleList}</section>`;
}

function bytesHtml(rows: readonly ByteRow[]): string {
  let colour = 0;
  const lines = rows.map(({ depth, name, type, offset, length, hex, value }) => {
    const indent = depth === 0 ? '' : ` style="--d:${depth}"`;
    if (length === undefined) return `<tr><td>${offset}<td><td${indent}>${escaped(name)} <i>${escaped(type)}</i>`;
    const line = `<tr class="c${colour}"><td>${offset}<td><b>${hex}</b><td${indent}>${escaped(name)}<td>${escaped(value)}`;
    colour = (colour + 1) % colours;
    return line;
  });
  return `<table class="bytes">${lines.join('\n')}</table>`;
}

function refusedHtml(
  bytes: Uint8Array,
  { code, offset, path, rule }: Extract<ShownExample['outcome'], { is: 'refused' }>,
  text: (of: Text) => string,
): string {
  const [before, at, behind] = [
    bytes.subarray(0, offset),
    bytes.subarray(offset, offset + 1),
    bytes.subarray(offset + 1),
  ];
  const mark = at.length === 0 ? '<mark>end</mark>' : `<mark>${hexText(at)}</mark>`;
  return `<p class="hex">${hexText(before, 48)} ${mark} ${hexText(behind, 48)}</p><p><code>${code}</code> at byte ${offset}, in <code>${escaped(path)}</code>: ${text([linkToRule(rule)])}</p>`;
}
