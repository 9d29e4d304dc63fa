import type { Part } from '../../../src/schema/build/index.js';
import type { TypeDefinition } from '../../../src/schema/model.js';
import type { Known } from './conditions.js';
import type { Draw } from './draw.js';
import { freshName } from './names.js';

/** What the rest of the schema offers to a struct. */
export interface Around {
  readonly draw: Draw;
  /** Named types that say themselves where they end and take at least a byte. */
  readonly delimited: readonly TypeDefinition[];
  readonly known: readonly Known[];
}

/** A struct while its fields are drawn. */
export class StructUnderWay {
  readonly fields: Record<string, Part> = {};
  readonly known: Known[];
  readonly draw: Draw;
  readonly #names: string[] = [];
  #count = 0;

  constructor(readonly around: Around) {
    this.draw = around.draw;
    this.known = [...around.known];
  }

  /** Adds a field and gives its name. */
  add(part: Part, is?: Omit<Known, 'name'>): string {
    const name = this.ahead(0);
    this.#count++;
    this.fields[name] = part;
    if (is !== undefined) this.known.push({ name, ...is });
    return name;
  }

  /** A name that the next field but so many will have. */
  ahead(by: number): string {
    const index = this.#count + by;
    while (this.#names.length <= index) this.#names.push(freshName(this.draw, this.#names));
    return this.#names[index] ?? '';
  }
}
