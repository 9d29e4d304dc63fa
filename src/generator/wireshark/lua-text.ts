/** A string as Lua source; bytes beyond printable ASCII are escaped. */
export const quote = (text: string): string => quoted(new TextEncoder().encode(text));

/** Bytes, in hexadecimal, as a string. */
export const quoteBytes = (hex: string): string =>
  quoted(Array.from(hex.matchAll(/../g), ([digits]) => Number.parseInt(digits, 16)));

const quoted = (bytes: Iterable<number>): string =>
  `"${Array.from(bytes, (byte) => {
    const letter = String.fromCharCode(byte);
    if (letter === '"' || letter === '\\') return `\\${letter}`;
    return /[ -~]/.test(letter) ? letter : `\\${String(byte).padStart(3, '0')}`;
  }).join('')}"`;

/** A field of a table. */
export const property = (of: string, name: string): string =>
  isName(name) ? `${of}.${name}` : `${of}[${quote(name)}]`;

/** A key of a table constructor. */
export const key = (name: string | number): string =>
  typeof name === 'number' ? `[${name}]` : isName(name) ? name : `[${quote(name)}]`;

/** A table on one line. */
export const table = (entries: readonly (readonly [name: string | number, text: string])[]): string =>
  entries.length === 0 ? '{}' : `{ ${entries.map(([name, text]) => `${key(name)} = ${text}`).join(', ')} }`;

export const list = (texts: readonly string[]): string => (texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`);

/** A call; arguments at the end that are nil are left out. */
export function call(name: string, ...args: readonly (string | number | undefined)[]): string {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return `${name}(${args
    .slice(0, last + 1)
    .map((arg) => arg ?? 'nil')
    .join(', ')})`;
}

export const indented = (text: string): string => text.replaceAll('\n', '\n  ');

const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text) && !words.has(text);

const words = new Set(
  'and break do else elseif end false for function goto if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
);
