import { snake as words } from '../text/snake.js';

/** A name of the spec as an id: small letters, digits and underscores. */
export const snake = (name: string): string => {
  const text = words(name);
  const id = /^[a-z]/.test(text) ? text : `n${text}`;
  return reserved.has(id) ? `${id}_field` : id;
};

/** How Kaitai Struct's compiler writes an id in JavaScript. */
export const kaitaiProperty = (id: string): string =>
  id.replaceAll(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** The same for a type. */
export const kaitaiClass = (id: string): string => {
  const name = kaitaiProperty(id);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Words of the expression language. */
const reserved = new Set(['and', 'or', 'not', 'true', 'false', 'sizeof', 'bitsizeof']);
