export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type Arithmetic = 'plus' | 'minus' | 'times';

/**
 * Expressions are data. Booleans and unsigned integers only; arithmetic is exact below 2^53, and `wrap` reduces
 * modulo 2^bits. `field` reads an earlier field of the same struct, or with a dot a field inside it; `given` reads a
 * parameter of the type. The measures
 * `sizeOf` (bytes), `countOf` (items) and `tagOf` (variant tag) look at a sibling field of the value, for derived fields.
 * `sumOf`, the sum of the bytes of an earlier part, exists inside overlays only; `mod` is never negative.
 * `state`, `wire` and `value` exist inside transitions only.
 */
export type Expression =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'boolean'; readonly value: boolean }
  | {
      readonly op: 'field' | 'given' | 'sizeOf' | 'countOf' | 'tagOf' | 'sumOf' | 'state' | 'wire' | 'value';
      readonly name: string;
    }
  | { readonly op: 'present'; readonly of: Expression }
  /** In a transition's wire fields: this field is not there. */
  | { readonly op: 'absent' }
  | { readonly op: Comparison | Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'and' | 'or'; readonly all: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: 'wrap'; readonly bits: number; readonly of: Expression }
  | { readonly op: 'mod'; readonly by: number; readonly of: Expression }
  | { readonly op: 'if'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression };
