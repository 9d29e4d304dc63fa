/** The parts of a Kaitai Struct description that this backend writes, in the words of its manual. */
export interface Ksy {
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly doc?: string;
  readonly 'doc-ref'?: readonly string[];
  readonly params?: readonly Param[];
  readonly seq?: readonly Attribute[];
  readonly instances?: Readonly<Record<string, Instance>>;
  readonly enums?: Readonly<Record<string, Enum>>;
  readonly types?: Readonly<Record<string, Ksy>>;
}

export interface Param {
  readonly id: string;
  readonly type: string;
  readonly doc?: string;
}

export interface Attribute {
  readonly id: string;
  readonly type?: string | Switch;
  readonly contents?: readonly number[];
  readonly size?: string;
  readonly 'size-eos'?: true;
  readonly encoding?: string;
  readonly terminator?: number;
  readonly enum?: string;
  readonly if?: string;
  readonly repeat?: 'expr' | 'eos' | 'until';
  readonly 'repeat-expr'?: string;
  readonly 'repeat-until'?: string;
  readonly valid?: Valid;
  readonly doc?: string;
}

export interface Switch {
  readonly 'switch-on': string;
  readonly cases: Readonly<Record<string, string>>;
}

export type Valid =
  | number
  | boolean
  | { readonly min?: number; readonly max?: number }
  | { readonly 'any-of': readonly number[] }
  | { readonly 'in-enum': true }
  | { readonly expr: string };

export type Instance =
  | { readonly value: string; readonly if?: string; readonly doc?: string }
  | ({ readonly pos: string } & Pick<Attribute, 'type' | 'size' | 'repeat' | 'repeat-expr' | 'doc'>);

export type Enum = Readonly<Record<string, { readonly id: string; readonly doc?: string }>>;
