import { UsageError } from '../../runtime/errors.js';
import { getOwn, isPlainObject, setOwn } from './host-objects.js';
import { child, deepest } from './pointer.js';

/** Classes by the full name of their type. Only the prototype is used: fields are set by name. */
export type LosslessClasses = Readonly<Record<string, { readonly prototype: object }>>;

/**
 * The host value that lossless JSON stands for.
 *
 * @throws UsageError `bad-json` with the JSON pointer of the place.
 */
export function fromLosslessJson(json: unknown, classes: LosslessClasses = {}): unknown {
  return new Building(classes, identified(json)).build(json, '');
}

interface Identified {
  readonly json: object;
  readonly pointer: string;
}

class Building {
  #depth = 0;
  /** Containers by id; they are here before their parts are, so that cycles close. */
  readonly #made = new Map<unknown, object>();

  constructor(
    readonly classes: LosslessClasses,
    readonly sources: ReadonlyMap<unknown, Identified>,
  ) {}

  build(json: unknown, pointer: string): unknown {
    this.#depth += 1;
    if (this.#depth > deepest) return bad('nested too deeply', pointer);
    const value = this.#any(json, pointer);
    this.#depth -= 1;
    return value;
  }

  #any(json: unknown, pointer: string): unknown {
    if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
    if (typeof json === 'number') return Number.isFinite(json) ? json : bad('not a JSON number', pointer);
    if (Array.isArray(json)) return this.#array([], json, pointer);
    if (!isPlainObject(json)) return bad('not JSON', pointer);
    return this.#object(json, pointer);
  }

  #object(json: Readonly<Record<string, unknown>>, pointer: string): unknown {
    const special = Object.keys(json).filter((key) => key.startsWith('$') && key !== '$id' && key !== '$class');
    const [form, ...others] = special;
    if (others.length > 0) return bad(`${form} beside ${others[0]}`, pointer);
    if (form !== undefined && !['$array', '$object', '$bytes'].includes(form)) return this.#leaf(form, json, pointer);
    if (Object.hasOwn(json, '$id')) {
      const made = this.#made.get(json.$id);
      if (made !== undefined) return made;
    }
    if (form !== undefined) return this.#wrapped(form, json, pointer);
    const made = this.#enter(json, this.#instance(json, pointer));
    for (const key of Object.keys(json)) {
      if (!key.startsWith('$')) setOwn(made, key, this.build(getOwn(json, key), child(pointer, key)));
    }
    return made;
  }

  /** What has no parts and no identity: a special number, undefined, a pointer back. */
  #leaf(form: string, json: Readonly<Record<string, unknown>>, pointer: string): unknown {
    const at = child(pointer, form);
    const content = json[form];
    if (Object.keys(json).length > 1) return bad(`${form} stands alone`, pointer);
    switch (form) {
      case '$undefined':
        return content === true ? undefined : bad('true is the only content', at);
      case '$number':
        return typeof content === 'string' && specialNumbers.has(content)
          ? Number(content)
          : bad(`one of ${[...specialNumbers].join(', ')} is expected`, at);
      case '$ref': {
        const source = this.sources.get(content);
        if (source === undefined) return bad('no such $id', at);
        return this.#made.get(content) ?? this.build(source.json, source.pointer);
      }
      default:
        return bad(`unknown form ${form}`, pointer);
    }
  }

  /** Bytes, and containers whose parts stand in a list of their own. */
  #wrapped(form: string, json: Readonly<Record<string, unknown>>, pointer: string): unknown {
    const at = child(pointer, form);
    const parts = json[form];
    if (Object.keys(json).some((key) => key !== form && key !== '$id')) return bad(`${form} stands alone`, pointer);
    if (form === '$bytes') {
      return typeof parts === 'string' && /^([0-9a-fA-F]{2})*$/.test(parts)
        ? this.#enter(json, bytesOf(parts))
        : bad('pairs of hex digits are expected', at);
    }
    if (!Array.isArray(parts)) return bad('a list is expected', at);
    if (form === '$array') return this.#array(this.#enter(json, []), parts, at);
    const made = this.#enter(json, {});
    for (const [index, pair] of parts.entries()) {
      const here = child(at, index);
      if (!Array.isArray(pair) || pair.length !== 2) bad('a pair of key and value is expected', here);
      const [key, value]: readonly unknown[] = pair;
      if (typeof key !== 'string') bad('a key is a string', child(here, 0));
      setOwn(made, key, this.build(value, child(here, 1)));
    }
    return made;
  }

  #array(made: unknown[], items: readonly unknown[], pointer: string): unknown[] {
    items.forEach((item, index) => {
      made.push(this.build(item, child(pointer, index)));
    });
    return made;
  }

  #instance(json: Readonly<Record<string, unknown>>, pointer: string): object {
    if (!Object.hasOwn(json, '$class')) return {};
    const name = json.$class;
    const Class = typeof name === 'string' && Object.hasOwn(this.classes, name) ? this.classes[name] : undefined;
    return Class === undefined ? bad('no such class', child(pointer, '$class')) : Object.create(Class.prototype);
  }

  #enter<T extends object>(json: Readonly<Record<string, unknown>>, made: T): T {
    if (Object.hasOwn(json, '$id')) this.#made.set(json.$id, made);
    return made;
  }
}

const specialNumbers: ReadonlySet<string> = new Set(['-0', 'NaN', 'Infinity', '-Infinity']);

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));

/** Everything with an id, wherever it stands: the order of keys says nothing about which comes first. */
function identified(root: unknown): ReadonlyMap<unknown, Identified> {
  const found = new Map<unknown, Identified>();
  const open: { readonly json: unknown; readonly pointer: string }[] = [{ json: root, pointer: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { json, pointer } = next;
    if (typeof json !== 'object' || json === null) continue;
    if (!Array.isArray(json) && Object.hasOwn(json, '$id')) {
      const id = getOwn(json, '$id');
      if (typeof id !== 'number' || !Number.isInteger(id)) bad('an id is an integer', child(pointer, '$id'));
      if (found.has(id)) bad('this id is taken', child(pointer, '$id'));
      found.set(id, { json, pointer });
    }
    for (const [key, part] of Object.entries(json).reverse()) open.push({ json: part, pointer: child(pointer, key) });
  }
  return found;
}

function bad(what: string, pointer: string): never {
  throw new UsageError('bad-json', `${what}, at ${pointer === '' ? 'the root' : pointer}`);
}
