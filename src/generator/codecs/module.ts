/** The text of one generated file: its imports, collected on the way, and its lines. */
export class Module {
  private readonly imports = new Map<string, Set<string>>();
  /** Which file each name comes from; those that the file has itself come from nowhere. */
  private readonly origins = new Map<string, string>();
  private readonly lines: string[] = [];
  private counter = 0;

  /** `own` are names that mean something else inside the file: of fields, and of what it declares. */
  constructor(
    readonly path: string,
    private readonly header: string,
    own: Iterable<string> = [],
  ) {
    for (const name of own) this.origins.set(name, '');
  }

  /** Names an import and gives what it is called here, so that it can stand in an expression. */
  use(name: string, from = runtime, asType = false): string {
    if (from === this.path) return name;
    const known = this.nameHere(name, from);
    const entry = known === name ? name : `${name} as ${known}`;
    const names = this.imports.get(from) ?? new Set();
    if (!asType) names.delete(`type ${entry}`);
    if (!asType || !names.has(entry)) names.add(asType ? `type ${entry}` : entry);
    this.imports.set(from, names);
    return known;
  }

  /** The name itself, unless it means something else here. Locals end in figures, so this never looks like one. */
  private nameHere(name: string, from: string): string {
    const origin = `${from} ${name}`;
    let here = name;
    while ((this.origins.get(here) ?? origin) !== origin) here += '_';
    this.origins.set(here, origin);
    return here;
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
      .map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';`)
      .sort();
    return `${[this.header, ...imports, '', ...this.lines].join('\n')}\n`;
  }
}

const runtime = '../../src/runtime/index.js';
