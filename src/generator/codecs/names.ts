/** `chunkHeader` → `ChunkHeader`. */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `chunkHeader` → `chunk-header`. */
export const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const taken = new Set(
  `r w p value given depth size needMore break case catch class const continue debugger default delete do else enum export
  extends false finally for function if import in instanceof new null return static super switch this throw true try
  typeof undefined var void while with yield let await arguments eval bytes options outer item name values kind`.split(
    /\s+/,
  ),
);

/** A field's name as a local variable: itself, unless it is a word of the language or of the emitted functions. */
export const local = (field: string): string => (taken.has(field) ? `${field}Field` : field);

/** A string as source text. */
export const quote = (text: string): string => JSON.stringify(text);

/** A key of an object literal or a property access. */
export const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name));
