import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Example } from '../../src/schema/index.js';
import { sharedData } from '../support/requirements.js';
import { schema } from '../support/schema.js';
import { mtrude } from './command-line.js';

const givenOptions = (given: Example['given'] = {}): string[] =>
  Object.entries(given).flatMap(([name, value]) => [
    '--given',
    `${name}=${typeof value === 'object' ? `hex:${value.$bytes}` : value}`,
  ]);

describe('mtrude types', () => {
  it('lists every type of the spec, one a line, and the direction of a connection', async () => {
    const { status, text } = await mtrude(['types']);
    assert.equal(status, 0);
    // What begins in the head of another value cannot stand alone.
    const alone = Object.values(schema.types).filter(({ interned }) => interned?.head !== 'outer');
    const names = [...alone.map(({ name }) => name), 'rtmp.direction'];
    assert.deepEqual(new Set(text.trimEnd().split('\n')), new Set(names));
  });

  it('tells programs of descriptions and parameters', async () => {
    const { text } = await mtrude(['types', '--json']);
    const types: { name: string; doc: string; given: Record<string, { type: string }> }[] = JSON.parse(text);
    const header = types.find(({ name }) => name === 'rtmp.chunkMessageHeader');
    assert.deepEqual(Object.keys(header?.given ?? {}), ['format', 'extended']);
    assert.ok(types.every(({ doc }) => doc.length > 0));
  });
});

describe('mtrude decode and mtrude encode', () => {
  for (const { name, examples } of Object.values(schema.types)) {
    it(`read and write the examples of ${name}`, async () => {
      for (const { hex, given, value, error, canonical = true } of examples) {
        const options = [name, '--hex', ...givenOptions(given)];
        const decoded = await mtrude(['decode', ...options], { input: hex });
        if (error !== undefined) {
          assert.equal(decoded.status, 1);
          assert.match(decoded.errors, new RegExp(`^mtrude: ${error}: [^\\n]*\\n$`));
          continue;
        }
        assert.deepEqual([decoded.status, decoded.errors], [0, '']);
        assert.deepEqual(JSON.parse(decoded.text), value);
        const encoded = await mtrude(['encode', ...options], { input: decoded.text });
        assert.equal(encoded.status, 0, encoded.errors);
        if (canonical) assert.equal(encoded.text, `${hex.replaceAll(' ', '')}\n`);
      }
    });
  }

  it('give a captured direction back, byte by byte', async function () {
    const file = sharedData(this, 'mtrude/incoming3.raw');
    const decoded = await mtrude(['decode', 'rtmp.direction', file]);
    assert.equal(decoded.errors, '');
    // Keys of AMF objects are data, and so is undefined in them; fields that are not there are left out.
    const { messages } = JSON.parse(decoded.text);
    assert.deepEqual(messages[0].message.command.commandObject.pageUrl, { $undefined: true });
    assert.deepEqual(Object.keys(messages[1]), ['chunkStreamId', 'timestamp', 'streamId', 'message']);
    const again = await mtrude(['encode', 'rtmp.direction'], { input: decoded.text });
    assert.deepEqual([again.status, again.errors], [0, '']);
    const source = await mtrude(['decode', 'rtmp.direction'], { input: again.bytes });
    assert.equal(source.text, decoded.text);
  });

  it('say where a direction is cut or wrong', async function () {
    const file = sharedData(this, 'mtrude/incoming3.raw');
    const { text } = await mtrude(['decode', 'rtmp.direction', file]);
    const cut = await mtrude(['decode', 'rtmp.direction', '--hex'], { input: '03 00' });
    assert.equal(
      cut.errors,
      'mtrude: truncated: The input ends inside the handshake or a message, at byte 2, rtmp.direction (rtmp/5.3.1.1/layout)\n',
    );
    const wrong = await mtrude(['encode', 'rtmp.direction'], { input: text.replace('"timestamp": ', '"time": ') });
    assert.equal(wrong.status, 1);
    assert.match(wrong.errors, /^mtrude: wrong-type: .*rtmp\.direction\.messages\.0/);
  });

  it('read files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mtrude-cli-'));
    try {
      await writeFile(join(folder, 'value.bin'), Uint8Array.of(1, 1));
      assert.equal((await mtrude(['decode', 'amf0.value', join(folder, 'value.bin')])).text, 'true\n');
      await writeFile(join(folder, 'value.json'), 'true');
      const { bytes } = await mtrude(['encode', 'amf0.value', join(folder, 'value.json')]);
      assert.deepEqual([...bytes], [1, 1]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  const faults: readonly (readonly [
    what: string,
    args: readonly string[],
    input: string,
    status: number,
    said: string,
  ])[] = [
    [
      'input that ends too early',
      ['decode', 'amf0.value', '--hex'],
      '03 0001 61 02 0004 61',
      1,
      'truncated: The input ends at byte 8, inside what starts at byte 7, amf0.value (amf0/2.1/layout)',
    ],
    [
      'digits that are none',
      ['decode', 'amf0.value', '--hex'],
      '0x',
      1,
      'bad-hex: Expected a hexadecimal digit as digit 2, not x',
    ],
    ['half a byte', ['decode', 'amf0.value', '--hex'], '012', 1, 'bad-hex: Expected pairs of digits, not 3 digits'],
    [
      'a misspelt type',
      ['decode', 'amf0.valeu'],
      '',
      2,
      'unknown-type: There is no type amf0.valeu; did you mean amf0.value?',
    ],
    [
      'a type that is like no other',
      ['encode', 'nothing-at-all'],
      '',
      2,
      'unknown-type: There is no type nothing-at-all; mtrude types lists all',
    ],
    [
      'a missing parameter',
      ['decode', 'rtmp.chunkMessageHeader', '-g', 'format=3'],
      '',
      2,
      'missing-given: rtmp.chunkMessageHeader needs --given extended=true|false: Whether the last header of format 0, 1 or 2 on this chunk stream carried an extended timestamp.',
    ],
    [
      'a misspelt parameter',
      ['decode', 'rtmp.chunkMessageHeader', '-g', 'formt=3'],
      '',
      2,
      'unknown-given: rtmp.chunkMessageHeader has no parameter formt; did you mean format?',
    ],
    [
      'a parameter too many',
      ['encode', 'amf0.value', '-g', 'a=3'],
      '',
      2,
      'unknown-given: amf0.value has no parameter a; it has none',
    ],
    [
      'a parameter of another type',
      ['decode', 'rtmp.chunkMessageHeader', '-g', 'format=true', '-g', 'extended=false'],
      '',
      2,
      'bad-given: Expected a whole number from 0 to 3 as parameter rtmp.chunkMessageHeader.format',
    ],
    [
      'a parameter without value',
      ['decode', 'amf0.value', '-g', 'a'],
      '',
      2,
      "invalid-argument: option '-g, --given <name=value>' argument 'a' is invalid. Expected name=value.",
    ],
    [
      'a parameter with another value',
      ['decode', 'amf0.value', '-g', 'a=b'],
      '',
      2,
      "invalid-argument: option '-g, --given <name=value>' argument 'a=b' is invalid. Expected an integer, true, false or hex:DIGITS as value.",
    ],
    ['JSON that is none', ['encode', 'amf0.value'], '{', 1, 'bad-json: Expected JSON: '],
    ['lossless JSON that is none', ['encode', 'amf0.value'], '[{"$ref":1}]', 1, 'bad-json: no such $id, at /0/$ref'],
    ['a value of another type', ['encode', 'amf0.strictArray'], '7', 1, 'wrong-type: '],
    ['a file that is not there', ['decode', 'amf0.value', 'no-such-file'], '', 2, 'ENOENT: no such file or directory'],
    ['a misspelt command', ['dekode'], '', 2, "unknown-command: unknown command 'dekode' (Did you mean decode?)"],
    ['no command', [], '', 2, 'missing-command: No command is given; mtrude --help lists them'],
    ['a misspelt option', ['types', '--jsn'], '', 2, "unknown-option: unknown option '--jsn' (Did you mean --json?)"],
    ['a missing argument', ['decode'], '', 2, "missing-argument: missing required argument 'type'"],
    ['an argument too many', ['types', 'a'], '', 2, 'excess-arguments: '],
    ['an option without value', ['decode', 'amf0.value', '-g'], '', 2, 'option-missing-argument: '],
  ];
  for (const [what, args, input, status, said] of faults) {
    it(`say on one line what is wrong: ${what}`, async () => {
      const found = await mtrude(args, { input });
      assert.equal(found.text, '');
      assert.match(found.errors, /^[^\n]+\n$/);
      assert.ok(found.errors.startsWith(`mtrude: ${said}`), found.errors);
      assert.equal(found.status, status);
    });
  }

  it('say as JSON what is wrong', async () => {
    const { status, errors } = await mtrude(['decode', 'amf0.value', '--hex', '--json'], { input: '0a 00000001 04' });
    assert.equal(status, 1);
    const { error } = JSON.parse(errors);
    assert.deepEqual(
      [error.code, error.offset, error.path, error.rule],
      ['refused-tag', 5, 'amf0.value', 'amf0/2.6/movie-clip'],
    );
  });
});

describe('mtrude --help', () => {
  it('lists the commands', async () => {
    const { status, text } = await mtrude(['--help']);
    assert.equal(status, 0);
    for (const name of ['serve', 'publish', 'play', 'types', 'decode', 'encode'])
      assert.match(text, new RegExp(`^  ${name} `, 'm'));
  });

  for (const name of ['serve', 'publish', 'play', 'types', 'decode', 'encode']) {
    it(`shows an example of ${name}`, async () => {
      const { status, text } = await mtrude([name, '--help']);
      assert.equal(status, 0);
      assert.match(text, new RegExp(`Examples?:\n  \\$ .*mtrude ${name}`));
    });
  }

  it('tells the version', async () => {
    assert.match((await mtrude(['--version'])).text, /^\d+\.\d+\.\d+\n$/);
  });
});
