/**
 * The reference interpreter: executes a resolved schema directly, slowly and simply. It defines what each construct of
 * `model.ts` means; generated code agrees with it on values, on canonical bytes and on errors.
 *
 * A *place* is where a node stands: its path is the innermost named type around it, then the fields inside that type.
 * An *item* is what is asked for at once. The *layout rule* is that of the type; *its rule* is what the node itself says.
 *
 * ## Decoding
 *
 * | Met | Outcome | Offset | Path | Rule |
 * | --- | --- | --- | --- | --- |
 * | too few bytes for an item, outside any region | `needMore` | | | |
 * | too few bytes for a run, inside a region | `truncated` | start of the run | struct | layout |
 * | too few bytes for any other item, inside a region | `truncated` | start of the item | place | layout |
 * | a length below zero, a counted list below zero | `negative-length` | where the region would start | place | its |
 * | a region longer than the one around it | `truncated` | where it starts | place | its |
 * | a region longer than the input | `needMore`, before anything of its content is read | | | |
 * | content shorter than its region | `trailing-bytes` | first byte unread | place | its |
 * | the value shorter than the input | `trailing-bytes` | first byte unread | type | layout |
 * | another number than the constant, other bytes than the magic | `constant-mismatch` | the field | field | its |
 * | a number outside min and max | `out-of-range` | the number | place | its |
 * | a number unknown to a closed enum | `unknown-value` | the field | field | its |
 * | a derived field, mode `error`, with another number | `derived-mismatch` | the field | field | its |
 * | a derived field, mode `noted`, with another number | a note; not canonical | the field | field | its |
 * | a digest that is not right, once all else of its overlay is read | `digest-mismatch` | the digest | field | its |
 * | a refused tag | `refused-tag` | marker | place | that of the refusal |
 * | any other tag without a case | `unknown-tag` | marker | place | its |
 * | an index beyond the table | `bad-reference` | the index | place | its |
 * | a type with `nests` at the depth of the limit | `depth-limit` | where it starts | that type | its layout |
 * | one element more than the limit | `elements-limit` | where the item or property starts | place | its |
 *
 * - A run is a maximal sequence of adjacent fields of one struct whose bits never vary: uint, int, float, flag,
 *   reserved, constant, magic, enum, derived. Computed fields take no bits and do not end it. Spellings end it; their
 *   head belongs to the run if the bits before it do not close a byte. Runs are asked for at once, then checked in the
 *   order of the fields.
 * - Heads are items of their own: marker, count, prefix, length of a name, index, tail of spellings, a terminator.
 *   Their range errors name their own rule, those of a head and tail of spellings the rule of the spellings. So is a
 *   number that is not directly a field: an item, the content of `when`, the whole of a type.
 * - An `on` variant has no marker: its errors stand where the case would start.
 * - A `peek` variant asks for the bits of its tag, which the case then reads; its errors stand there too.
 * - A late region is stepped over: its head is read and its bytes are asked for. Late regions are read in the order of the
 *   fields once the rest of the struct is read, and before derived fields are checked.
 * - The next number of a carried field means nothing where no list waits for it: it is ignored, and written as 0.
 * - A carried field takes each number that an item of its list ends with; what looks at it behind the list sees the last.
 * - Derived fields are checked in the order of the fields once the whole struct is read; mode `used` is never checked.
 *   Later fields see the number that was read.
 * - Items, properties and the values of a row count as elements before they are read; a property once the length of its
 *   name, and after an empty name the byte that follows, has shown that it is not the end.
 * - A list or a record enters its table before its first part. A struct enters when its last field of the value begins;
 *   pointers back to it then see its earlier fields. What is no container enters when it has been read.
 * - Tables open with the types that name them in `scopeOf`, and with each decode or encode of its own.
 * - `field` sees the fields of the innermost struct of the type; in a bitstream, of those around it too.
 * - A bitstream is an item; inside, fields are read one by one. Its own errors (too few bits, content that is left over) name
 *   the layout rule. Offsets are those of the byte in the input, escapes counted.
 * - Of two properties with one name the last counts; keys take the order that JavaScript gives them.
 * - An overlay is one item, read in the order of its parts. A union by trial goes on to the next case after
 *   `digest-mismatch` only.
 * - A row is typed by the first call whose opening string is its first value and whose items all fit their shapes.
 *
 * Not canonical: a flag above 1; reserved bits set; a longer spelling than needed; a noted deviation; a case of a host
 * variant where an earlier one holds the value; a name twice, or names in another order than JavaScript keeps; text that
 * is not UTF-8; a NaN with another payload; an optional item of a row spelled out as undefined at its end; bits of 1 that
 * only fill a byte, more bytes of 0 than needed behind bits, and escapes where none is needed.
 *
 * ## Encoding
 *
 * Errors have offset 0, the path of the place and its rule.
 *
 * | Met | Error |
 * | --- | --- |
 * | another JavaScript type, another class or kind, no case for the value, an item not of its shape | `wrong-type` |
 * | no integer, or one outside the range; no spelling; a derived number that does not fit; an `else` tag that is taken | `out-of-range` |
 * | a number unknown to a closed enum | `unknown-value` |
 * | content, names or items more than their head can announce | `too-long` |
 * | bytes, text, a region or a counted list of another length than their expression says; filler that does not fill | `wrong-length` |
 * | a field present or absent against its condition; a case against its `on` tag; a gap in the items of a call; a carried field that says that its list goes on | `condition-mismatch` |
 * | half a surrogate pair | `unpaired-surrogate` |
 * | text with the byte that would end it | `terminator-inside` |
 * | depth and elements as in decoding | `depth-limit`, `elements-limit` |
 *
 * - Lengths given by expressions are compared once the struct around is written: derived fields may lie behind.
 *   Those of an overlay are compared at once: other places may hang on its bytes.
 * - Numbers on the wire only are those that `from` gives; computed fields of the value are not looked at, except the tag
 *   of an `else` case.
 * - A host variant writes a pointer back if the object stands in the table at an index that can be written, else the
 *   first case that can hold the value, else the last for its JavaScript type, whose error says why it cannot.
 * - Missing keys are undefined; keys that are no fields are left alone. Only own properties count.
 */
export { genericClasses } from './classes.js';
export { type Decoded, type DecodeOptions, interpretDecode } from './decode/decode.js';
export { type EncodeOptions, interpretEncode } from './encode/encode.js';
export { type DecodeOutcome, decodeOutcome } from './outcome.js';
export { observeExample } from './sessions/examples.js';
export type { SessionMessage } from './sessions/message.js';
export { openObligations } from './sessions/obligations.js';
export { type Observed, observe } from './sessions/observe.js';
export { initialSession, type SessionState, sessionNamed, stateOf } from './sessions/state.js';
export { structsIn } from './structs-in.js';
export { type ReceivedStep, receiveExample } from './transition-examples.js';
export { initialState, interpretReceive, interpretSend, type Scalars } from './transitions.js';
export type { TreeNode } from './tree.js';
