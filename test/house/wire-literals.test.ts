import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { specification } from '../../spec/index.js';
import { wireLiterals } from './literals.js';
import { sourceFiles } from './source-files.js';
import { wireKnowledge } from './wire-knowledge.js';

/** Literals that mean something else where they stand. */
const allowances = [
  {
    where: /^src\/(schema|generator)\//,
    literals: ['record', 'error', 'warning'],
    reason: 'node kinds, keys and severities of the schema language',
  },
  {
    where: /^src\/(runtime|schema|generator)\//,
    literals: ['64', '255', '256', '1024', '0xff', '0x80'],
    reason: 'widths and ranges of machine integers, UTF-8, sizes of buffers',
  },
  {
    where: /^src\/(.+\/)?([a-z-]+-)?(limits|options)\.ts$/,
    literals: ['64', '256', '1024'],
    reason: 'defaults of our own limits and options',
  },
  {
    where: /^src\/generator\//,
    literals: ['*', '34', '44'],
    reason: 'multiplication in the languages that are generated, and sizes in drawings',
  },
  {
    where: /^src\/runtime\/text\.ts$/,
    literals: ['0x3f', '0x7ff'],
    reason: 'UTF-8',
  },
  {
    where: /^src\/server\/options\.ts$/,
    literals: ['100'],
    reason: 'a default of our own',
  },
  {
    where: /^src\/server\/(log|peer)\.ts$/,
    literals: ['error'],
    reason: 'the level of a line in the log',
  },
  {
    where: /^src\/cli\//,
    literals: ['publish', 'play'],
    reason: 'the names of our own commands',
  },
  {
    where: /^src\/conformance\//,
    literals: ['publish', 'play'],
    reason: 'the names of features that peers have or lack',
  },
  {
    where: /^src\/conformance\/explore\//,
    literals: ['connect', 'createStream', 'close'],
    reason: 'the names of rows and steps of a session',
  },
  {
    where: /^src\/conformance\/explore\//,
    literals: ['63', '64', '65'],
    reason: 'ids of chunk streams that are drawn, around those where their form changes',
  },
  {
    where: /^src\/conformance\/server\/keeper\.ts$/,
    literals: ['128'],
    reason: 'what shells add to a signal',
  },
  {
    where: /^src\/conformance\/explore\/evidence\/pcap\.ts$/,
    literals: ['64', '0x00', '0x02', '0x08', '0x10', '0x11', '0x12', '0x18'],
    reason: 'headers of Ethernet, IPv4, TCP and of the file',
  },
  {
    where: /^src\/conformance\/(server|client)\/cases\//,
    literals: ['connect', 'createStream', 'deleteStream', 'receiveAudio', 'receiveVideo'],
    reason: 'what a case sends, told in a sentence',
  },
  {
    where: /^src\/conformance\/(server|client)\/cases\//,
    literals: ['3', '20', '21', '63', '64', '100', '128', '255', '319', '320', '4660', '65_599', '16_777_215'],
    reason: 'sizes, times and ids that cases try, around those where something changes',
  },
];

const knowledge = wireKnowledge(specification);

describe('wire knowledge', () => {
  it('is read off the spec', () => {
    for (const word of ['createStream', 'NetStream.Play.Start', '_checkbw', 'onMetaData'])
      assert.ok(knowledge.words.has(word), word);
    for (const number of [18, 20, 128, 1536, 0xffffff]) assert.ok(knowledge.numbers.has(number), String(number));
    for (const field of ['tagType', 'eventType']) assert.ok(knowledge.enumFields.has(field), field);
    assert.ok(knowledge.numberFields.has('typeId'));
  });

  const disguises: readonly (readonly [what: string, text: string])[] = [
    ['a command name', "send('createStream', 1);"],
    ['a status code', "const code = 'NetStream.Play.Start';"],
    ['a status code inside a template', ['log(`NetStream.Play.Start $', '{name}`);'].join('')],
    ['a type id in a comparison', 'if (header.typeId === 20) return;'],
    ['a type id in a switch', 'switch (header.typeId) { case 8: break; }'],
    ['a type id in an object', 'write({ typeId: 9 });'],
    ['a chunk stream id', 'write({ chunkStreamId: 3 });'],
    ['an event type', 'if (event.eventType !== 6) return;'],
    ['the default chunk size', 'let size = 128;'],
    ['the size of the handshake', 'if (have < 1536) return;'],
    ['a marker in hexadecimal', 'if (byte === 0x11) return;'],
    ['the mark of an extended timestamp', 'const extended = time >= 0xffffff;'],
    ['a special start of play', 'if (start === -2000) return;'],
  ];
  for (const [what, text] of disguises) {
    it(`is recognised in source: ${what}`, () => {
      assert.equal(wireLiterals('sample.ts', text, knowledge).length, 1);
    });
  }

  it('is not suspected in kinds, event names, types and small numbers', () => {
    const text = `
      if (command.kind === 'publish') socket.once('error', fail);
      switch (command.kind) { case 'play': send({ kind: 'pause' }); }
      const streamKinds = ['play', 'pause'] as const;
      type Play = Extract<Command, { kind: 'play' }>;
      const retries = 3; const streamId = 0; setTimeout(go, 2000);
    `;
    assert.deepEqual(wireLiterals('sample.ts', text, knowledge), []);
  });

  it('stands nowhere in src/', () => {
    const used = new Set<string>();
    const found = sourceFiles('src').flatMap((path) => {
      return wireLiterals(path, readFileSync(path, 'utf8'), knowledge).flatMap(({ line, literal, why }) => {
        const bare = literal.replace(/^['"`]|['"`]$/g, '');
        const allowance = allowances.find(({ where, literals }) => where.test(path) && literals.includes(bare));
        if (allowance === undefined) return [`${path}:${line}: ${literal} is ${why}`];
        used.add(bare);
        return [];
      });
    });
    assert.deepEqual(found, []);
    const idle = allowances.flatMap(({ literals }) => literals).filter((literal) => !used.has(literal));
    assert.deepEqual(idle, [], 'allowances that nothing needs');
  });
});
