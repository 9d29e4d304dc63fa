import * as fc from 'fast-check';

/** Draws the decisions that make a schema, one after the other; each of them shrinks. */
export class Draw {
  readonly #value: fc.GeneratorValue;

  constructor(value: fc.GeneratorValue) {
    this.#value = value;
  }

  /** From 0 to `max`, both included. */
  nat(max: number): number {
    return this.#value(fc.nat, max);
  }

  between(min: number, max: number): number {
    return min + this.nat(max - min);
  }

  flip(): boolean {
    return this.nat(1) === 1;
  }

  one<T>(...of: readonly [T, ...T[]]): T {
    return of[this.nat(of.length - 1)] ?? of[0];
  }

  /** One of those that are there; nothing of none. */
  among<T>(of: readonly T[]): T | undefined {
    return of.length === 0 ? undefined : of[this.nat(of.length - 1)];
  }

  /** So many different numbers, in ascending order. */
  distinct(count: number, max: number): number[] {
    const numbers = () => fc.uniqueArray(fc.nat(max), { minLength: count, maxLength: count });
    return this.#value(numbers).sort((left, right) => left - right);
  }
}
