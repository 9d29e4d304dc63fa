import type { Constant, Enumeration, Flag, Float, Int, Magic, Reserved, Spellings, Uint } from './numbers.js';
import type { At, Digest, Overlay, Trial } from './overlays.js';
import type { Calls } from './shapes.js';
import type {
  Bytes,
  Carry,
  Computed,
  Derived,
  IfMore,
  List,
  Nothing,
  Prefixed,
  Recall,
  Record_,
  Ref,
  Sized,
  Struct,
  Terminated,
  Utf8,
  Variant,
  When,
} from './structures.js';

export type Node =
  | Uint
  | Int
  | Float
  | Flag
  | Reserved
  | Constant
  | Magic
  | Enumeration
  | Spellings
  | Utf8
  | Terminated
  | Bytes
  | Nothing
  | Ref
  | Derived
  | Computed
  | Carry
  | When
  | IfMore
  | Struct
  | Variant
  | Sized
  | Prefixed
  | List
  | Record_
  | Recall
  | Calls
  | Overlay
  | At
  | Digest
  | Trial;
