import assert from 'node:assert/strict';
import { kaitaiProperty, snake } from '../../../src/generator/kaitai/names.js';
import { direct, typeNamed } from '../../../src/generator/kaitai/scope.js';
import type { Calls, Extension, Field, Node, Overlay, Struct, Variant } from '../../../src/schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../../src/schema/resolved.js';
import { isObject, itemsOf, propertiesOf, scalarOf } from './lossless.js';

/**
 * Asserts that what Kaitai Struct read agrees with a value in lossless JSON, field by field as the schema has them.
 * Derived and reserved fields, which the value does not have, are not looked at; nor is what references point to.
 */
export class Comparison {
  /** Scalars that were compared. */
  compared = 0;

  constructor(private readonly schema: ResolvedSchema) {}

  /** A named type: where it is an index of what was there before, there is nothing to compare. */
  type({ type, interned, collapses }: ResolvedType, read: unknown, value: unknown, path: string): void {
    if (interned !== undefined && at(read, 'is_literal') === false) {
      assert.equal(typeof at(read, 'index'), 'number', `${path}: an index`);
      return;
    }
    const isWhole = collapses === undefined || (isObject(value) && '$class' in value);
    const whole = isWhole ? value : { ...collapses.others, [collapses.to]: value };
    this.body(type, interned === undefined ? read : at(read, 'literal'), whole, path);
  }

  /** What a type or a part of one has become: its fields, or one field `value`. */
  body(node: Node, read: unknown, value: unknown, path: string): void {
    const { node: inner } = direct(this.schema, node);
    if (inner.kind === 'struct') this.#struct(inner, read, value, path);
    else if (inner.kind === 'calls') this.#row(inner, read, value, path);
    else if (inner.kind === 'overlay') this.#overlay(inner, at(read, 'region'), value, path);
    else this.#field(inner, read, 'value', value, path);
  }

  #struct({ fields }: Struct, read: unknown, value: unknown, path: string): void {
    assert.ok(isObject(value), `${path}: a struct`);
    const inValue = ({ type }: Field) => !['derived', 'reserved', 'constant', 'magic', 'carry'].includes(type.kind);
    for (const field of fields.filter(inValue)) {
      const { name, type } = field;
      this.#field(type, read, snake(name), Reflect.get(value, name), `${path}.${name}`, value);
    }
  }

  /** What no part covers is not put together. */
  #overlay({ fields }: Overlay, read: unknown, value: unknown, path: string): void {
    assert.ok(isObject(value), `${path}: an overlay`);
    for (const { name, type } of fields) {
      if (type.kind === 'at' && type.type.kind === 'digest') continue;
      this.#same(at(read, snake(name)), Reflect.get(value, name), `${path}.${name}`);
    }
  }

  #field(node: Node, read: unknown, id: string, value: unknown, path: string, around?: object): void {
    const { node: inner } = direct(this.schema, node);
    const found = at(read, id);
    switch (inner.kind) {
      case 'uint':
      case 'int':
      case 'float':
      case 'flag':
      case 'enum':
      case 'spellings':
      case 'continued':
      case 'headFlag':
      case 'computed':
      case 'utf8':
      case 'terminated':
      case 'bytes':
        this.#same(found, value, path);
        break;
      case 'when':
      case 'ifMore':
        if (value !== undefined) this.#field(inner.type, read, id, value, path, around);
        else assert.equal(found, undefined, `${path}: is not there`);
        break;
      case 'ref':
        this.type(typeNamed(this.schema, inner.type), found, value, path);
        break;
      case 'struct':
      case 'calls':
        this.body(inner, found, value, path);
        break;
      case 'variant':
        this.#variant(inner, read, id, value, path);
        break;
      case 'sized':
      case 'prefixed': {
        const { node: content } = direct(this.schema, inner.type);
        const isText = content.kind === 'utf8' || content.kind === 'bytes';
        if (isText) this.#same(found, value, path);
        else this.body(inner.type, found, value, path);
        break;
      }
      case 'list':
        // Without a first item, a list that carries a field is not there.
        this.#list(inner.item, found ?? [], itemsOf(value), path);
        break;
      case 'record':
        this.#record(inner.value, found, propertiesOf(value), path);
        break;
      case 'extension':
        this.type(this.#extension(inner, around), found, value, path);
        break;
      case 'recall':
        assert.equal(typeof found, 'number', `${path}: an index`);
        break;
      case 'nothing':
        assert.equal(found, undefined, `${path}: takes no bytes`);
        break;
      case 'reserved':
      case 'constant':
      case 'magic':
      case 'derived':
      case 'carry':
        break;
    }
  }

  /** The type that goes by the name that a field of the value has. */
  #extension({ name, types }: Extension, around: unknown): ResolvedType {
    const key = name.split('.').reduce((of, step) => (isObject(of) ? Reflect.get(of, step) : undefined), around);
    return typeNamed(this.schema, types[String(key)] ?? '');
  }

  #same(found: unknown, value: unknown, path: string): void {
    this.compared += 1;
    assert.deepEqual(found instanceof Uint8Array ? Buffer.from(found) : found, scalarOf(value), path);
  }

  #list(item: Node, found: unknown, values: readonly unknown[], path: string): void {
    assert.ok(Array.isArray(found), `${path}: a list`);
    assert.equal(found.length, values.length, `${path}: as many items`);
    for (const [index, value] of values.entries()) this.#item(item, found[index], value, `${path}.${index}`);
  }

  #item(node: Node, found: unknown, value: unknown, path: string): void {
    if (node.kind === 'ref') this.type(typeNamed(this.schema, node.type), found, value, path);
    else this.body(node, found, value, path);
  }

  /** Of one name twice the last counts; the order is that of JavaScript. */
  #record(node: Node, found: unknown, values: ReadonlyMap<string, unknown>, path: string): void {
    assert.ok(Array.isArray(found), `${path}: entries`);
    const entries = found.filter((entry) => at(entry, 'is_end') === false);
    assert.equal(found.length, entries.length + 1, `${path}: one end`);
    const named = entries.map((entry) => [nameOf(entry), entry] as const);
    const last = new Map(named.filter(([name]) => name !== undefined));
    // A name may be an index of text that was there before.
    if (named.length === last.size) assert.deepEqual(new Set(last.keys()), new Set(values.keys()), `${path}: names`);
    for (const [name, entry] of last) this.#field(node, entry, 'value', values.get(String(name)), `${path}.${name}`);
  }

  #variant(node: Variant, read: unknown, id: string, value: unknown, path: string): void {
    const found = at(read, id);
    const chosen = 'marker' in node.tag ? this.#marked(node, read, id) : this.#ofKind(node, value);
    assert.ok(chosen, `${path}: a case`);
    if (chosen.kind === 'nothing') {
      this.compared += 1;
      assert.equal(found, undefined, path);
      assert.equal(scalarOf(value), constants[chosen.value], path);
    } else this.#item(chosen, found, value, path);
  }

  #marked(node: Variant, read: unknown, id: string): Node | undefined {
    const tag = at(read, `${id}_marker`);
    return node.cases.find((of) => of.tag === tag)?.type ?? node.else?.type;
  }

  #ofKind({ cases, else: otherwise }: Variant, value: unknown): Node | undefined {
    const kind = isObject(value) ? Reflect.get(value, 'kind') : undefined;
    return [...cases, ...(otherwise ? [otherwise] : [])].find(({ name }) => name === kind)?.type;
  }

  /** A typed row is a row of values again. */
  #row(node: Calls, read: unknown, value: unknown, path: string): void {
    assert.ok(isObject(value), `${path}: a row`);
    const kind = Reflect.get(value, 'kind');
    const call = node.calls.find(({ name }) => name === kind);
    const values =
      call === undefined
        ? itemsOf(Reflect.get(value, 'values'))
        : [
            call.opens,
            ...call.items.flatMap(({ name, presence }) => {
              if (presence === 'rest') return itemsOf(Reflect.get(value, name));
              return name in value || presence === 'required' ? [Reflect.get(value, name)] : [];
            }),
          ];
    this.#list({ kind: 'ref', type: node.over }, at(read, 'values'), values, path);
  }
}

const at = (of: unknown, id: string): unknown => (isObject(of) ? Reflect.get(of, kaitaiProperty(id)) : undefined);

const constants = { null: null, undefined: undefined, true: true, false: false };

const nameOf = (entry: unknown): unknown => {
  const name = at(entry, 'name');
  if (!isObject(name)) return name;
  return at(at(name, 'literal') ?? (at(name, 'is_literal') === undefined ? name : undefined), 'value');
};
