import { linkToRule, type Text } from '../content.js';
import type { ByteRow } from '../examples/byte-rows.js';
import { hexText } from '../examples/hex-text.js';
import { jsonText } from '../examples/json-text.js';
import type { ShownExample } from '../examples/shown-example.js';

/** An example: bytes with their names, then the value, or the place where they are refused. */
export function exampleMarkdown(example: ShownExample, text: (of: Text) => string): string {
  const { title: name, doc, given, bytes, rows, outcome, rules } = example;
  const parameters = Object.entries(given).map(([name, value]) => `\`${name}\` = ${value}`);
  const title = [
    text([{ strong: doc ?? name }]),
    ...(parameters.length === 0 ? [] : [`with ${parameters.join(', ')}`]),
    ...(outcome.is === 'refused' ? ['refused'] : outcome.written === undefined ? [] : ['read only']),
  ].join(', ');
  const shows = rules.length === 0 ? [] : [`Shows ${rules.map((rule) => text([linkToRule(rule)])).join(', ')}.`];
  if (outcome.is === 'refused') {
    const place = `\`${outcome.code}\` at byte ${outcome.offset}, in \`${outcome.path}\`: ${text([linkToRule(outcome.rule)])}`;
    return [title, fenced('text', hexText(bytes, 64) || '(no bytes)'), place, ...shows].join('\n\n');
  }
  const written =
    outcome.written === undefined ? [] : [`Written as \`${hexText(outcome.written, 32) || 'no bytes'}\`.`];
  return [
    title,
    ...(rows.length === 0 ? [] : [fenced('text', rowsText(rows))]),
    fenced('json', jsonText(outcome.value)),
    ...written,
    ...shows,
  ].join('\n\n');
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

function rowsText(rows: readonly ByteRow[]): string {
  const places = Math.max(...rows.map(({ offset }) => String(offset).length));
  const widest = Math.max(...rows.map(({ hex }) => hex.length));
  return rows
    .map(({ depth, name, type, offset, length, hex, value }) => {
      const words = length === undefined ? `${name} (${type})` : value === '' ? name : `${name} = ${value}`;
      return `${String(offset).padStart(places)}  ${hex.padEnd(widest)}  ${'  '.repeat(depth)}${words}`;
    })
    .join('\n');
}
