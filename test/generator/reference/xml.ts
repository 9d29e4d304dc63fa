const token = /<!--.*?-->|<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</gsy;

/** What is not well-formed: tags that do not match, bare ampersands, attributes without quotes or given twice. */
export function xmlMistakes(text: string): string[] {
  const mistakes: string[] = [];
  const open: string[] = [];
  for (const [all, closing, name, attributes = '', empty] of text.trim().matchAll(token)) {
    if (all === '<') mistakes.push('a tag that is none');
    if (/&(?!(?:amp|lt|gt|quot|#\d+);)/.test(all)) mistakes.push(`a bare ampersand in ${all}`);
    if (name === undefined) {
      if (open.length === 0 && all.trim() !== '') mistakes.push(`text outside: ${all}`);
      continue;
    }
    const names = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) mistakes.push(`an attribute twice in ${all}`);
    if (closing === '/') {
      if (open.pop() !== name) mistakes.push(`${all} closes something else`);
    } else if (empty !== '/') open.push(name);
  }
  return [...mistakes, ...open.map((name) => `${name} is not closed`)];
}
