import type { Node } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import type { Attribute, Enum, Instance, Ksy } from './ksy.js';
import { snake } from './names.js';
import { Unsupported } from './unsupported.js';

/** How an expression names a field, when it is there, and what it is in the schema. */
interface Known {
  readonly text: string;
  readonly condition: string | undefined;
  readonly node: Node | undefined;
}

/**
 * One type of the description while it is made: a named type, or a part of one that needs a type of its own. Fields of
 * the part around it are reached through `_parent`.
 */
export class Scope {
  readonly seq: Attribute[] = [];
  readonly instances: Record<string, Instance> = {};
  readonly types: Record<string, Ksy> = {};
  readonly enums: Record<string, Enum> = {};
  readonly #fields = new Map<string, Known>();
  /** Bits since the last byte boundary. */
  bits = 0;
  /** Of what stands behind a number that says whether it is there: the rest of the number, and bits already taken. */
  head: string | undefined;
  taken = 0;

  constructor(
    readonly schema: ResolvedSchema,
    readonly owner: ResolvedType,
    readonly id: string,
    readonly parent?: Scope,
    /** Of an `else` case: the computed field that keeps the tag, and the tag. */
    readonly tag?: { readonly field: string; readonly text: string },
  ) {}

  define(name: string, text: string, condition: string | undefined, node?: Node): void {
    this.#fields.set(name, { text, condition, node });
  }

  /** How an expression names a field. */
  field(name: string): string {
    const own = this.#fields.get(name);
    if (own !== undefined) return own.text;
    return `_parent.${this.#around(name).field(name)}`;
  }

  /** What a field is in the schema. */
  nodeOf(name: string): Node | undefined {
    const own = this.#fields.get(name);
    return own === undefined ? this.parent?.nodeOf(name) : own.node;
  }

  /** All that is left of the number in front. */
  get restOfHead(): string {
    if (this.head === undefined) throw new Unsupported('a number in front that an outer type has read');
    return this.taken === 0 ? this.head : `${this.head} / ${2 ** this.taken}`;
  }

  /** The named type around. */
  get whole(): Scope {
    return this.parent?.whole ?? this;
  }

  /** Whether a field is there; for optional ones the answer is an instance of its own. */
  presence(name: string): string {
    const own = this.#fields.get(name);
    if (own === undefined) return `_parent.${this.#around(name).presence(name)}`;
    if (own.condition === undefined) return 'true';
    const id = `has_${snake(name)}`;
    this.instances[id] = { value: own.condition };
    return id;
  }

  #around(name: string): Scope {
    if (this.parent === undefined) throw new Unsupported(`an expression looks at ${name}, which is not there`);
    return this.parent;
  }

  given(name: string): string {
    return this.parent === undefined ? snake(name) : `_parent.${this.parent.given(name)}`;
  }

  /** A part with a type of its own below this one. */
  inside(id: string, tag?: Scope['tag']): Scope {
    return new Scope(this.schema, this.owner, id, this, tag);
  }

  get ksy(): Ksy {
    return {
      ...(this.seq.length > 0 ? { seq: this.seq } : {}),
      ...(Object.keys(this.instances).length > 0 ? { instances: this.instances } : {}),
      ...(Object.keys(this.enums).length > 0 ? { enums: this.enums } : {}),
      ...(Object.keys(this.types).length > 0 ? { types: this.types } : {}),
    };
  }
}

/** The named type behind a reference. */
export function typeNamed(schema: ResolvedSchema, name: string): ResolvedType {
  const type = schema.types[name];
  if (type === undefined) throw new Unsupported(`there is no type ${name}`);
  return type;
}

/** A reference to a plain number reads as the number itself; to anything else, as a value of its type. */
export function direct(schema: ResolvedSchema, node: Node): { readonly node: Node; readonly owner?: ResolvedType } {
  if (node.kind !== 'ref') return { node };
  const type = typeNamed(schema, node.type);
  const target = direct(schema, type.type);
  return isScalar(target.node) ? { owner: type, ...target } : { node };
}

const isScalar = ({ kind }: Node): boolean =>
  ['uint', 'int', 'float', 'flag', 'enum', 'constant', 'magic', 'reserved', 'spellings'].includes(kind);
