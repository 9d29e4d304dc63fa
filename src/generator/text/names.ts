/** `chunkHeader` → `ChunkHeader`. */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `amf0.chunkHeader` → `chunkHeader`. */
export const localName = (name: string): string => name.slice(name.indexOf('.') + 1);

/** `amf0.chunkHeader` → `amf0`. */
export const formatOf = (name: string): string => name.slice(0, name.indexOf('.'));

/** A string as source text. */
export const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A key of an object literal. */
export const key = (name: string): string => (identifier.test(name) ? name : quote(name));

/** A property of an expression. */
export const property = (of: string, name: string): string =>
  identifier.test(name) ? `${of}.${name}` : `${of}[${quote(name)}]`;

/** A field as a local variable: itself, or with a trailing mark where the language keeps the word for itself. */
export const local = (name: string): string => (reserved.has(name) || !identifier.test(name) ? `${name}Field` : name);

const identifier = /^[A-Za-z_$][\w$]*$/;

const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do drawn else enum eval export extends
  false finally fc for function given if implements import in instanceof interface let new null package private
  protected public return static super switch this throw true try typeof undefined var void while with yield`.split(
    /\s+/,
  ),
);
