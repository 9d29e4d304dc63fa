import { LimitError } from '../../runtime/errors.js';
import { type Limits, limitsOf } from '../../runtime/limits.js';
import type { ResolvedType } from '../resolved.js';

/** Counts elements, and compares depths, for one decode; for an encode it compares depths only. */
export class Meter {
  readonly #limits: Limits;
  #elements = 0;

  constructor(limits: Partial<Limits> = {}) {
    this.#limits = limitsOf(limits);
  }

  /** One more item or property. */
  count(offset: number, path: string, rule: string): void {
    this.#elements += 1;
    if (this.#elements <= this.#limits.elements) return;
    throw new LimitError('elements-limit', `more than ${this.#limits.elements} elements`, { offset, path, rule });
  }

  /** The depth inside a type that is entered at `depth`. */
  enter(type: ResolvedType, depth: number, offset: number): number {
    if (type.nests !== true) return depth;
    if (depth < this.#limits.depth) return depth + 1;
    const place = { offset, path: type.name, rule: type.layoutRule };
    throw new LimitError('depth-limit', `nested deeper than ${this.#limits.depth} levels`, place);
  }
}
