/** The local names of one emitted function. */
export class Locals {
  private readonly used: Set<string>;

  constructor(used: Iterable<string> = []) {
    this.used = new Set(used);
  }

  name(wish: string): string {
    let name = wish;
    for (let n = 2; this.used.has(name); n++) name = `${wish}${n}`;
    this.used.add(name);
    return name;
  }
}
