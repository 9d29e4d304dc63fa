/** The imports of one generated file, collected while its text is made. */
export class Imports {
  private readonly names = new Map<string, Set<string>>();
  private readonly wholes = new Map<string, string>();

  /** A named import; gives the name back, so that it can stand in an expression. */
  use(name: string, from: string): string {
    const names = this.names.get(from) ?? new Set();
    this.names.set(from, names.add(name));
    return name;
  }

  /** Everything that a module exports, under one name. */
  all(as: string, from: string): string {
    this.wholes.set(from, as);
    return as;
  }

  get text(): string {
    const wholes = [...this.wholes].map(([from, as]) => [from, `import * as ${as} from '${from}';`] as const);
    const named = [...this.names].map(
      ([from, names]) => [from, `import { ${[...names].sort().join(', ')} } from '${from}';`] as const,
    );
    return [...wholes, ...named]
      .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
      .map(([, line]) => line)
      .join('\n');
  }
}
