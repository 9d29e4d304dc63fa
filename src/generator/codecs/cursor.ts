import type { Module } from './module.js';
import { quote } from './names.js';

/**
 * Where an emitted read function stands: in the reader (`r.position`), or in a local `p` plus a constant. Reads of fixed
 * size move the constant only; what is nested finds the reader up to date.
 */
export class Cursor {
  private place: 'reader' | 'local';
  private offset = 0;
  /** A computed position not yet stored in the local. */
  private pending: string | undefined;
  private readonly used: Set<string>;

  constructor(
    private readonly m: Module,
    place: 'reader' | 'local' = 'reader',
    private declared = false,
    used: Iterable<string> = [],
  ) {
    this.place = place;
    this.used = new Set(used);
  }

  /** The position as an expression. */
  get here(): string {
    this.toLocal();
    return this.offset === 0 ? 'p' : `p + ${this.offset}`;
  }

  at(more: number): string {
    this.toLocal();
    const offset = this.offset + more;
    return offset === 0 ? 'p' : `p + ${offset}`;
  }

  paren(text: string): string {
    return text.includes(' ') ? `(${text})` : text;
  }

  /** Emits the bounds check for so many bytes. */
  need(bytes: number, path: string, rule: string): void {
    if (bytes === 0) return;
    this.toLocal();
    const start = this.here;
    this.m.line(`if (r.end - p < ${this.offset + bytes}) return r.short(${start}, ${quote(path)}, ${quote(rule)});`);
  }

  advance(bytes: number): void {
    this.offset += bytes;
  }

  /** Moves to a computed position. */
  jump(to: string): void {
    this.toLocal();
    this.pending = to;
    this.offset = 0;
  }

  toReader(): void {
    if (this.place === 'local') this.m.line(`r.position = ${this.pending ?? this.here};`);
    this.pending = undefined;
    this.place = 'reader';
    this.offset = 0;
  }

  toLocal(): void {
    if (this.pending !== undefined) this.m.line(`p = ${this.pending};`);
    this.pending = undefined;
    if (this.place === 'local') return;
    this.m.line(this.declared ? 'p = r.position;' : 'let p = r.position;');
    this.declared = true;
    this.place = 'local';
    this.offset = 0;
  }

  /** Puts the constant into the local, so that branches that meet agree. */
  settle(): void {
    this.toLocal();
    if (this.offset > 0) this.m.line(`p += ${this.offset};`);
    this.offset = 0;
  }

  /** For a branch that starts where this cursor stands. */
  fork(): Cursor {
    const copy = new Cursor(this.m, this.place, this.declared, this.used);
    this.toLocalIfPending();
    copy.offset = this.offset;
    return copy;
  }

  private toLocalIfPending(): void {
    if (this.pending !== undefined) this.toLocal();
  }

  /** A local name not used before in this function. */
  name(wish: string): string {
    let name = wish;
    for (let n = 2; this.used.has(name); n++) name = `${wish}${n}`;
    this.used.add(name);
    return name;
  }
}
