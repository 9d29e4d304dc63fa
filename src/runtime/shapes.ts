import { isRecord } from './checks.js';

/** What a host value has to be: what a test accepts, that very string, one of several, or a list of such values. */
export type Shape = Test | string | readonly Shape[] | { readonly listOf: Shape };
export type Test = (value: unknown) => boolean;
/** What properties or items have to be, by their names. */
export type Shapes = Readonly<Record<string, Shape>>;

export const isAny: Test = () => true;
export const isNumber: Test = (value) => typeof value === 'number';
export const isString: Test = (value) => typeof value === 'string';
export const isBoolean: Test = (value) => typeof value === 'boolean';
export const isNull: Test = (value) => value === null;
export const isUndefined: Test = (value) => value === undefined;

export function hasShape(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'function') return shape(value);
  if (typeof shape === 'string') return value === shape;
  if ('listOf' in shape) return Array.isArray(value) && value.every((item) => hasShape(item, shape.listOf));
  return shape.some((one) => hasShape(value, one));
}

/** Whether a plain object has these properties of its own, and the optional ones as they should be where it has them. */
export function hasProperties(value: unknown, required: Shapes, optional: Shapes = {}): boolean {
  return (
    isRecord(value) &&
    Object.entries(required).every(([name, shape]) => Object.hasOwn(value, name) && hasShape(value[name], shape)) &&
    Object.entries(optional).every(([name, shape]) => {
      const property = Object.hasOwn(value, name) ? value[name] : undefined;
      return property === undefined || hasShape(property, shape);
    })
  );
}
