import {
  AssociativeArray,
  Dictionary,
  type Traits,
  TypedObject,
  UtcDate,
  VectorDouble,
  VectorInt,
  VectorObject,
  VectorUint,
  Xml,
  XmlDocument,
} from '../../../generated/amf3/index.js';
import { anonymous, element, finite, instance } from './terms.js';

/** What integers of AMF 3 can be. */
const [least, most] = [-(2 ** 28), 2 ** 28 - 1];
/** Classes that write one value of their own, by the name that flash-lso gives it. */
const proxies: Readonly<Record<string, string>> = {
  'flex.messaging.io.ObjectProxy': 'object',
  'flex.messaging.io.ArrayCollection': 'data',
};

/** Values of AMF 3 in the terms of flash-lso; objects count in the order in which they begin. */
export class Amf3Terms {
  private readonly met: object[] = [];

  /** @param value Of AMF 3. */
  value(value: unknown): unknown {
    if (value === null) return 'Null';
    switch (typeof value) {
      case 'number':
        return isInteger(value) ? { Integer: value } : { Number: finite(value) };
      case 'boolean':
        return { Bool: value };
      case 'string':
        return { String: value };
      case 'object':
        return this.complex(value);
      default:
        return 'Undefined';
    }
  }

  private complex(value: object): unknown {
    const known = this.met.indexOf(value);
    const id = known >= 0 ? known : this.met.push(value) - 1;
    // What holds no other values is given again.
    if (value instanceof UtcDate) return { Date: [finite(value.milliseconds), null] };
    if (value instanceof Xml) return { XML: [value.text, true] };
    if (value instanceof XmlDocument) return { XML: [value.text, false] };
    if (value instanceof Uint8Array) return { ByteArray: [...value] };
    if (value instanceof VectorInt) return { VectorInt: [value.items, value.fixed] };
    if (value instanceof VectorUint) return { VectorUInt: [value.items, value.fixed] };
    if (value instanceof VectorDouble) return { VectorDouble: [value.items.map(finite), value.fixed] };
    return known >= 0 ? { Amf3ObjectReference: id } : this.holding(value, id);
  }

  private holding(value: object, id: number): unknown {
    if (Array.isArray(value)) return { StrictArray: [id, this.values(value)] };
    if (value instanceof AssociativeArray) {
      const entries = this.properties(value.entries);
      return { ECMAArray: [id, this.values(value.items), entries, entries.length] };
    }
    if (value instanceof VectorObject) {
      return { VectorObject: [id, this.values(value.items), value.typeName, value.fixed] };
    }
    if (value instanceof Dictionary) {
      const pairs = value.entries.map((of) => [this.value(of.key), this.value(of.value)]);
      return { Dictionary: [id, pairs, value.weakKeys] };
    }
    if (value instanceof TypedObject) return this.typed(value, id);
    return instance(id, this.properties(value), anonymous);
  }

  private typed({ traits, sealed, dynamic, external }: TypedObject, id: number): unknown {
    const name = proxies[traits.className];
    if (name !== undefined) return { Custom: [[element(name, this.value(external))], [], classOf(traits)] };
    const members = sealed.map((value, index) => element(traits.members[index] ?? '', this.value(value)));
    return instance(id, [...members, ...this.properties(dynamic ?? {})], classOf(traits));
  }

  private values(of: readonly unknown[]): unknown[] {
    return of.map((value) => this.value(value));
  }

  private properties(of: object): unknown[] {
    return Object.entries(of).map(([name, value]) => element(name, this.value(value)));
  }
}

const isInteger = (value: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most && !Object.is(value, -0);

const classOf = ({ className, dynamic, externalizable, members }: Traits): unknown => ({
  name: className,
  attributes: (dynamic ? 1 : 0) + (externalizable ? 2 : 0),
  static_properties: members,
});
