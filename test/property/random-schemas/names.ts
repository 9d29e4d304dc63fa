import type { Draw } from './draw.js';

/** Names of fields, most of which mean something else somewhere in generated code, in the language or to objects. */
const words =
  `a b c p r w t fc value values given depth length count index item items list record name head tail tag start
end size number packed outer text instance wrap modulo recall note checkUint readUtf8 needMore layoutRule class new delete
default constructor toString hasOwnProperty then options alone announced left next place spelled marker region drawn struct
uint present firstName nextName content inner end2 aStart aHead aNumber aSize aCount of Object Math Number Array Uint8Array
undefined_ async static get set arguments eval of_ to from let yield await`.split(/\s+/);

/** A name that none of the others has. */
export function freshName(draw: Draw, taken: readonly string[]): string {
  const word = draw.among(words) ?? 'a';
  let name = word;
  for (let n = 2; taken.includes(name); n++) name = `${word}${n}`;
  return name;
}
