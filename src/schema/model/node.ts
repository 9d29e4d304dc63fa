import type { Alignment, Bitstream, Differences, ExpGolomb, RemainingBits, UintOf } from './bitstreams.js';
import type {
  Constant,
  Continued,
  Enumeration,
  Flag,
  Float,
  HeadFlag,
  Int,
  Magic,
  Reserved,
  Spellings,
  Uint,
} from './numbers.js';
import type { At, Digest, Overlay, Trial } from './overlays.js';
import type { Calls } from './shapes.js';
import type {
  Bytes,
  Carry,
  Computed,
  Derived,
  Extension,
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
  | Continued
  | HeadFlag
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
  | Overlay
  | At
  | Digest
  | Trial
  | Extension
  | Bitstream
  | ExpGolomb
  | UintOf
  | RemainingBits
  | Differences
  | Alignment
  | Calls;
