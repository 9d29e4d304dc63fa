/**
 * Names for the paths and rules that the errors of a file mention again and again: said once, they take less room in a
 * page, and the code around them is easier to read.
 */
export function nameRepeated(lines: readonly string[]): { readonly declarations: string[]; readonly lines: string[] } {
  const counts = new Map<string, number>();
  for (const line of lines.filter(isCode)) {
    for (const [literal] of line.matchAll(places)) counts.set(literal, (counts.get(literal) ?? 0) + 1);
  }
  const text = lines.join('\n');
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [literal, count] of counts) {
    if (count < 2) continue;
    const wish = nameOf(literal.slice(1, -1));
    let name = wish;
    for (let n = 2; taken.has(name) || new RegExp(`\\b${name}\\b`).test(text); n++) name = `${wish}${n}`;
    taken.add(name);
    names.set(literal, name);
  }
  return {
    declarations: [...names].map(([literal, name]) => `const ${name} = ${literal};`),
    lines: lines.map((line) =>
      isCode(line) ? line.replaceAll(places, (literal) => names.get(literal) ?? literal) : line,
    ),
  };
}

/** `document/clause/rule` and `format.type.field`, as they stand in code that is not formatted yet. */
const places = /"[a-z0-9]+(?:\/[^"\s]+\/[^"\s/]+|(?:\.[A-Za-z0-9]+)+)"/g;

/** Prose stays as it is, and so does what a class says of itself. */
const isCode = (line: string): boolean => !/^\s*(?:\/\/|\/\*|\*|static )/.test(line);

function nameOf(place: string): string {
  const last = place.split(/[./]/).at(-1) ?? '';
  const words = last.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return `${words}${place.includes('/') ? 'Rule' : 'Path'}`;
}
