/**
 * Whether an id is meant by one of some globs. `*` stands for any characters, slashes too, and `?` for one. What is
 * said without its end means all below it: `handshake`, `handshake/rtmp/5.2.2`.
 */
export function globs(patterns: readonly string[]): (id: string) => boolean {
  const tests = patterns.map((pattern) => new RegExp(`^${source(pattern)}(/.*)?$`, 's'));
  return (id) => tests.some((test) => test.test(id));
}

const source = (pattern: string): string =>
  pattern
    .replace(/\/+$/, '')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    // Several in a row mean no more than one, and would take a long time to find that out.
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
