/** `chunkHeader` → `ChunkHeader`. */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `chunkHeader` → `chunk-header`. */
export const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const words = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/** Whether the language keeps a word for itself. */
export const isWordOfLanguage = (name: string): boolean => words.has(name);

/** What emitted functions have of their own, and what they use of the language. */
const taken = new Set(
  `r w p value given depth size needMore bytes options outer item name values kind Array Error Math Number Object String
  Uint8Array`.split(/\s+/),
);

/** A field's name as a local variable: itself, unless it is a word of the language or of the emitted functions. */
export const local = (field: string): string => (taken.has(field) || words.has(field) ? `${field}Field` : field);

/** A string as source text. */
export const quote = (text: string): string => JSON.stringify(text);

/** A key of an object literal or a property access. */
export const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));

/** What a table is called in code: its own name, without that of its format. */
export const tableName = (table: string): string => local(table.slice(table.indexOf('.') + 1));
