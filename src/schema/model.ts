/**
 * The data form of the schema language. A spec is nothing but these objects: plain data that survives
 * `JSON.parse(JSON.stringify(spec))`. The constructors beside this file build them; the resolver checks them; the
 * interpreter gives them their meaning; the generator's backends read them.
 */

export type * from './model/bitstreams.js';
export type * from './model/definitions.js';
export type * from './model/expressions.js';
export type * from './model/node.js';
export type * from './model/numbers.js';
export type * from './model/overlays.js';
export type * from './model/sessions.js';
export type * from './model/shapes.js';
export type * from './model/sources.js';
export type * from './model/structures.js';
