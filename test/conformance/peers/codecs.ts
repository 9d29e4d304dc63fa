import type { Peer } from './peer.js';

/** Packages of the registry, each behind a testee of a few lines; they know values and nothing above. */
export const codecs: readonly Peer[] = [
  codec('mtrude-testee', 'mtrude testee', ['mtrude', 'testee']),
  ...['amf-codec', 'node-amfutils', 'amfjs'].map((name) =>
    codec(name, name, ['node', `test/conformance/peers/testees/${name}.mjs`]),
  ),
];

function codec(name: string, title: string, command: readonly string[]): Peer {
  return {
    name,
    title,
    missing: () => undefined,
    arguments: async () => ['codec', '--case', 'amf0.value', '--case', 'amf3.value'],
    command,
  };
}
