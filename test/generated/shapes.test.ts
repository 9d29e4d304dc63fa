import assert from 'node:assert/strict';
import { EcmaArray } from '../../generated/amf0/index.js';
import type { Shape } from '../../src/schema/model.js';
import { callGenerated } from '../property/support/encoders.js';
import { schema } from '../support/schema.js';

type ObjectShape = Extract<Shape, { shape: 'object' }>;
type Properties = Record<string, unknown>;

/** Whatever the property is to be, this is none. */
const strange = Symbol('strange');

describe('generated shapes', () => {
  for (const { name, shape } of Object.values(schema.shapes)) {
    const fits = (value: unknown) => callGenerated('is', name, [value]);

    it(`${name} takes what has the shape`, () => {
      for (const value of fitting(shape)) assert.equal(fits(value), true);
    });

    if (shape.shape !== 'object') {
      it(`${name} refuses what does not`, () => assert.equal(fits(strange), false));
      continue;
    }
    const full = properties(shape, () => true);

    it(`${name} takes the same properties in a plain object and in an ECMA array`, () => {
      for (const value of [full, properties(shape, ({ required }) => required), { ...full, another: 1 }]) {
        for (const host of [value, new EcmaArray(JSON.parse(JSON.stringify(value)))]) {
          assert.equal(fits(host), true);
          assert.deepEqual(callGenerated('propertiesOf', name, [host]), value);
        }
      }
    });

    it(`${name} refuses properties of another type, and misses those that must be there`, () => {
      for (const [property, { shape: of, required }] of Object.entries(shape.properties)) {
        if (!takesAll(of)) assert.equal(fits({ ...full, [property]: strange }), false, property);
        const { [property]: _, ...without } = full;
        assert.equal(fits(without), !required, property);
      }
    });

    it(`${name} refuses what has no properties`, () => {
      for (const value of [undefined, null, 1, 'text', [full], new Map(Object.entries(full))]) {
        assert.equal(fits(value), false);
      }
    });
  }
});

const takesAll = (shape: Shape): boolean =>
  shape.shape === 'any' || (shape.shape === 'either' && shape.of.some(takesAll));

type Property = ObjectShape['properties'][string];

function properties(shape: ObjectShape, chosen: (property: Property) => boolean): Properties {
  const entries = Object.entries(shape.properties).filter(([, property]) => chosen(property));
  return Object.fromEntries(entries.map(([name, { shape: of }]) => [name, fitting(of)[0]]));
}

/** Values of a shape, one for each of its alternatives. */
function fitting(shape: Shape): readonly unknown[] {
  switch (shape.shape) {
    case 'any':
    case 'string':
    case 'vocabulary':
      return ['text'];
    case 'number':
      return [1.5];
    case 'boolean':
      return [false];
    case 'undefined':
      return [undefined];
    case 'null':
      return [null];
    case 'literal':
      return [shape.value];
    case 'named':
      return fitting(named(shape.type));
    case 'list':
      return [[], fitting(shape.of)];
    case 'either':
      return shape.of.flatMap(fitting);
    case 'object':
      return [properties(shape, () => true)];
  }
}

function named(name: string): Shape {
  const definition = schema.shapes[name];
  if (definition === undefined) throw new Error(`There is no shape ${name}`);
  return definition.shape;
}
