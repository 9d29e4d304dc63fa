/** What the texts in braces of a session stand for. */
export interface Known {
  readonly app: string;
  readonly tcUrl: string;
  nameOf(stream: string): string;
  idOf(stream: number): number;
}

/** Lossless JSON with what is known now in place of the texts in braces. */
export function filled(json: unknown, known: Known): unknown {
  if (typeof json === 'string') return filledText(json, known);
  if (Array.isArray(json)) return json.map((part: unknown) => filled(part, known));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, part]) => [key, filled(part, known)]));
}

function filledText(text: string, known: Known): string | number {
  if (text === '{app}') return known.app;
  if (text === '{tcUrl}') return known.tcUrl;
  const [, what, which = ''] = text.match(/^\{(stream|id) (\w+)\}$/) ?? [];
  if (what === 'stream') return known.nameOf(which);
  return what === 'id' ? known.idOf(Number(which)) : text;
}
