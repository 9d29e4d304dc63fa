const widest = 60;
/** Bytes and texts longer than this are cut in the middle. */
const longest = 96;

/** JSON for people: what fits a line stands in one, and long texts are cut. */
export function jsonText(value: unknown, indent = ''): string {
  const flat = flatText(value);
  if (flat.length + indent.length <= widest || typeof value !== 'object' || value === null) return flat;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => jsonText(item, deeper))
    : Object.entries(value).map(([key, of]) => `${keyText(key)}: ${jsonText(of, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.map((part) => `${deeper}${part}`).join(',\n')}\n${indent}${close}`;
}

function flatText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flatText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, of]) => `${keyText(key)}: ${flatText(of)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

const keyText = (key: string): string => JSON.stringify(key);

const cut = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest / 2)}…${text.slice(-longest / 4)}`;
