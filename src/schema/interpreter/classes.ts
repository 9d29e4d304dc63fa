import { setOwn } from '../lossless-json/host-objects.js';
import type { ResolvedSchema, ResolvedType } from '../resolved.js';
import { valueFields } from '../struct-fields.js';

/** Makes instances of a type with the label `class`: its fields in order. */
export type InstanceClass = new (...fields: never[]) => object;
export type Classes = Readonly<Record<string, InstanceClass>>;

/** A class for each type with the label `class`; the same ones each time for one schema. */
export function genericClasses(schema: ResolvedSchema): Classes {
  const known = cache.get(schema);
  if (known !== undefined) return known;
  const classes: Record<string, InstanceClass> = {};
  for (const type of Object.values(schema.types)) {
    if (type.label === 'class') classes[type.name] = genericClass(type);
  }
  cache.set(schema, classes);
  return classes;
}

const cache = new WeakMap<ResolvedSchema, Classes>();

function genericClass(type: ResolvedType): InstanceClass {
  const names = type.type.kind === 'struct' ? valueFields(type.type.fields).map(({ name }) => name) : [];
  const made = class {
    static readonly type = type.name;
    /** Whether two with the same content are the same. */
    static readonly byContent = type.interned?.key === 'content';
    constructor(...fields: unknown[]) {
      names.forEach((name, index) => {
        setOwn(this, name, fields[index]);
      });
    }
  };
  const className = type.localName.charAt(0).toUpperCase() + type.localName.slice(1);
  Object.defineProperty(made, 'name', { value: className, configurable: true });
  return made;
}
