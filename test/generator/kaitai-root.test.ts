import assert from 'node:assert/strict';
import KaitaiStream from 'kaitai-struct/KaitaiStream.js';
import { kaitaiClass, kaitaiProperty, snake } from '../../src/generator/kaitai/names.js';
import { codeBlocks } from '../docs/code-blocks.js';
import { schema } from '../support/schema.js';
import { vectors } from '../support/vectors.js';
import { type Classes, compiled, sourcesIn } from './kaitai/compile.js';

const guide = 'docs/guide/kaitai-and-wireshark.md';
const roots = schema.formats.flatMap(({ root }) => (root === undefined ? [] : [typeNamed(root)]));

describe('a Kaitai Struct description of a whole file', () => {
  it('is there for each format with a type that stands for a file, a body, or all values to the end', () => {
    const wholes = Object.values(schema.types).filter(({ localName }) =>
      ['file', 'packet', 'values'].includes(localName),
    );
    assert.deepEqual(roots.map(({ name }) => name).sort(), wholes.map(({ name }) => name).sort());
  });

  for (const { name, format, localName } of roots) {
    it(`reads ${name} at its root`, async function () {
      this.timeout(60_000);
      const [vector] = vectors.filter(({ type, validity }) => type === name && validity === 'valid');
      assert.ok(vector);
      const classes = await compiled(snake(format));
      const whole = read(classes, vector.hex);
      assert.ok(at(whole, snake(localName)) instanceof classes(kaitaiClass(snake(localName))));
    });
  }

  it('has what the example of the guide prints', async function () {
    this.timeout(60_000);
    const [, loop = '', prints = ''] =
      /in Flv\.from_file\('film\.flv'\)([.\w]+):\s+print\((.*)\)$/.exec(pythonExample()) ?? [];
    const printed = Array.from(prints.matchAll(/entry([.\w]+)/g), ([, path = '']) => path);
    assert.ok(printed.length > 0, 'the example prints parts of each entry');

    const film = vectors.find(
      ({ type, validity, value }) =>
        type === 'flv.file' && validity === 'valid' && /tagType/.test(JSON.stringify(value)),
    );
    assert.ok(film);
    const entries = along(read(await compiled('flv'), film.hex), loop);
    assert.ok(Array.isArray(entries) && entries.length > 0);
    for (const entry of entries) {
      for (const path of printed) assert.notEqual(along(entry, path), undefined, path);
    }
  });

  it('has in Python the module, the class and the root that the example of the guide names', async () => {
    const [, module = '', name = ''] = /from (\w+) import (\w+)/.exec(pythonExample()) ?? [];
    const source = (await sourcesIn('python', 'flv')).get(`${module}.py`) ?? '';
    assert.match(source, new RegExp(`^class ${name}\\(`, 'm'));
    assert.match(source, /self\.file = Flv\.File\(/);
  });
});

const pythonExample = (): string => codeBlocks(guide).find(({ language }) => language === 'python')?.text ?? '';

/** Reads a whole file to its end. */
function read(classes: Classes, hex: string): object {
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  const stream = new KaitaiStream(bytes.buffer);
  const Whole = classes();
  const whole = new Whole(stream, null, null);
  assert.equal(stream.pos, bytes.length, 'read to the end');
  return whole;
}

/** What a path such as `.tag.tag_type` leads to. */
const along = (of: unknown, path: string): unknown => path.split('.').slice(1).reduce(at, of);

function at(of: unknown, id: string): unknown {
  assert.ok(typeof of === 'object' && of !== null, id);
  return Reflect.get(of, kaitaiProperty(id));
}

function typeNamed(name: string) {
  const found = schema.types[name];
  assert.ok(found, name);
  return found;
}
