export * from './bitstreams.js';
export { clauses, leftOut, rows, statedBy } from './clauses.js';
export * from './definitions.js';
export * from './expressions.js';
export {
  bits,
  closedEnum,
  constant,
  f32,
  f64,
  flag,
  headFlag,
  i16,
  i24,
  i29,
  int,
  little,
  magic,
  openEnum,
  ordered,
  reserved,
  spellings,
  u8,
  u16,
  u16le,
  u24,
  u29,
  u32,
  u32le,
} from './numbers.js';
export * from './overlays.js';
export * as sessions from './sessions.js';
export * as shapes from './shapes.js';
export * from './structures.js';
