/** The static `type` of the class that a value is an instance of. Looks at the prototype only: own keys are data. */
export function classTypeOf(value: unknown): string | undefined {
  const type = staticOf(value, 'type');
  return typeof type === 'string' ? type : undefined;
}

/** Whether two instances of the class with the same content are the same: who shares one says nothing. */
export const isByContent = (value: unknown): boolean => staticOf(value, 'byContent') === true;

function staticOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null) return undefined;
  const made: unknown = Reflect.get(prototype, 'constructor');
  return typeof made === 'function' ? Reflect.get(made, name) : undefined;
}

/** An object that is nothing but its keys. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Sets an own property whatever its name, `__proto__` too. */
export function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** An own property, or `undefined`: never what a prototype has. */
export function getOwn(target: object, name: string): unknown {
  return Object.hasOwn(target, name) ? Reflect.get(target, name) : undefined;
}
