/** The text of one generated file: its imports, collected on the way, and its lines. */
export class Module {
  private readonly imports = new Map<string, Set<string>>();
  private readonly lines: string[] = [];
  private counter = 0;

  constructor(
    readonly path: string,
    private readonly header: string,
  ) {}

  /** Names an import and gives the name back, so that it can stand in an expression. */
  use(name: string, from = runtime, asType = false): string {
    const names = this.imports.get(from) ?? new Set();
    if (!asType) names.delete(`type ${name}`);
    if (!asType || !names.has(name)) names.add(asType ? `type ${name}` : name);
    this.imports.set(from, names);
    return name;
  }

  useType(name: string, from = runtime): string {
    return this.use(name, from, true);
  }

  line(...text: string[]): void {
    this.lines.push(...text);
  }

  /** A name that no other local of this file has. */
  fresh(stem: string): string {
    this.counter++;
    return `${stem}${this.counter}`;
  }

  /** Puts other lines in the place of all so far. */
  rewrite(change: (lines: readonly string[]) => readonly string[]): void {
    this.lines.splice(0, this.lines.length, ...change(this.lines));
  }

  /** The names of the functions, constants and classes that the file exports. */
  get exported(): readonly string[] {
    return this.lines
      .flatMap((line) => line.split('\n'))
      .flatMap((line) => {
        const name = /^export (?:function|const|class) (\w+)/.exec(line)?.[1];
        return name === undefined ? [] : [name];
      });
  }

  get text(): string {
    const imports = [...this.imports]
      .filter(([from]) => from !== this.path)
      .map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';`)
      .sort();
    return `${[this.header, ...imports, '', ...this.lines].join('\n')}\n`;
  }
}

const runtime = '../../src/runtime/index.js';
