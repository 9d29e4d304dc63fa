import { Unsupported, ZonedDate } from '../../../generated/amf0/index.js';
import { EcmaArray, TypedObject, type Value, XmlDocument } from '../../../generated/sol/index.js';
import { element, finite, instance } from './terms.js';

/** Values of AMF 0 in the terms of flash-lso; what comes again is a reference that counts all values before. */
export class Amf0Terms {
  private readonly met: unknown[] = [];

  value(value: Value): unknown {
    const index = typeof value === 'object' && value !== null ? this.met.indexOf(value) : -1;
    if (index >= 0) return { Reference: index };
    this.met.push(value);
    if (value === null) return 'Null';
    switch (typeof value) {
      case 'number':
        return { Number: finite(value) };
      case 'boolean':
        return { Bool: value };
      case 'string':
        return { String: value };
      case 'undefined':
        return 'Undefined';
      default:
        return this.complex(value);
    }
  }

  private complex(value: Exclude<Value, number | boolean | string | undefined | null>): unknown {
    if (value instanceof ZonedDate) return { Date: [finite(value.milliseconds), value.zone] };
    if (value instanceof XmlDocument) return { XML: [value.text, true] };
    if (value instanceof Unsupported) return 'Unsupported';
    if (Array.isArray(value)) return { StrictArray: [none, value.map((item) => this.value(item))] };
    if (value instanceof EcmaArray) return { ECMAArray: [none, [], this.properties(value.entries), value.length] };
    if (value instanceof TypedObject) {
      const definition = { name: value.className, attributes: 0, static_properties: [] };
      return instance(none, this.properties(value.properties), definition);
    }
    return instance(none, this.properties({ ...value }), null);
  }

  private properties(of: { readonly [name: string]: Value }): unknown[] {
    return Object.entries(of).map(([name, value]) => element(name, this.value(value)));
  }
}

/** Objects of AMF 0 have no id there. */
const none = -1;
