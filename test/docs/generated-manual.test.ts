import assert from 'node:assert/strict';
import { dirname, resolve as resolvePath } from 'node:path';
import * as fc from 'fast-check';
import ts from 'typescript';
import { codecsBackend } from '../../src/generator/codecs/index.js';
import { needMore } from '../../src/runtime/need-more.js';
import type { Note } from '../../src/runtime/reader.js';
import { interpretEncode } from '../../src/schema/interpreter/index.js';
import { givenValues } from '../../src/schema/lossless-json/index.js';
import type { Example } from '../../src/schema/model.js';
import type { ResolvedSchema } from '../../src/schema/resolved.js';
import { primitives } from '../../src/transport/index.js';
import { encodersOf } from '../property/support/encoders.js';
import { mutations } from '../property/support/inputs.js';
import { assertSame, encodeOutcome, interpretedOutcome, outcomeOf } from '../property/support/outcome.js';
import { runGenerated } from '../property/support/run-generated.js';
import type { Universe } from '../property/support/universe.js';
import { codeBlocks } from './code-blocks.js';
import { definitionsOf, exampleBlocks, schemaOf } from './manual-specs.js';

const blocks = exampleBlocks(codeBlocks('docs/guide/schema-language.md')).map((block, index) => {
  const schema = schemaOf(definitionsOf(block));
  const files = codecsBackend.generate(schema).map(({ path, text }) => ({ path: `manual-${index}/${path}`, text }));
  return { block, schema, files, entry: `export * from './manual-${index}/demo/parts.js';` };
});

describe('what is generated from the manual of the schema language', () => {
  it('compiles', () => {
    const files = blocks.flatMap((of) => of.files);
    assert.deepEqual(mistakesIn(new Map(files.map(({ path, text }) => [resolvePath(path), text]))), []);
  });

  for (const { block, schema, files, entry } of blocks) {
    it(`does what the interpreter does: ${block.heading} (line ${block.line})`, async () => {
      const demo = await runGenerated(new Map(files.map(({ path, text }) => [path, text])), entry, {});
      const code = generatedCode(schema, demo);
      for (const { name, examples } of Object.values(schema.types)) {
        for (const example of examples) compare(schema, code, name, example);
      }
    });
  }
});

type Code = ReturnType<typeof generatedCode>;

function generatedCode(schema: ResolvedSchema, demo: object) {
  const { callGenerated } = encodersOf({ demo }, schema);
  return { callGenerated, classes: classesIn(demo) };
}

/** Those that the code exports and that say which type they are for. */
const classesIn = (demo: object): Universe['classes'] =>
  Object.fromEntries(
    Object.values(demo)
      .filter((of) => typeof of === 'function' && 'type' in of)
      .map((of) => [of.type, of]),
  );

/** The bytes of an example, and others like them: what comes of decoding them, and of encoding that again. */
function compare(schema: ResolvedSchema, { callGenerated, classes }: Code, name: string, of: Example): void {
  if (schema.types[name]?.analysis.needsTables.length !== 0) return;
  const given = givenValues(of.given);
  const args = schema.types[name]?.given === undefined ? [] : [given];
  const bytes = Uint8Array.from(Buffer.from(of.hex.replaceAll(' ', ''), 'hex'));
  const holds = (input: Uint8Array) => {
    const notes: { rule: string; offset: number; path: string }[] = [];
    const note: Note = (rule, offset, path) => notes.push({ rule, offset, path });
    const generated = outcomeOf(() => {
      const value = callGenerated('decode', name, [input, ...args, { primitives, note }]);
      return value === needMore ? { is: 'needMore' } : { is: 'value', value, notes };
    });
    assertSame(generated, interpretedOutcome({ schema, classes }, name, input, given));
    if (generated.is !== 'value') return;
    const { value } = generated;
    assert.deepEqual(
      encodeOutcome(() => asBytes(callGenerated('encode', name, [value, ...args, { primitives }]))),
      encodeOutcome(() => interpretEncode(schema, name, value, { given, primitives })),
    );
  };
  holds(bytes);
  fc.assert(
    fc.property(fc.array(mutations, { minLength: 1, maxLength: 3 }), (changes) => {
      holds(changes.reduce<Uint8Array>((input, change) => change(input), bytes));
    }),
    { numRuns: 40 },
  );
}

function asBytes(value: unknown): Uint8Array {
  assert.ok(ArrayBuffer.isView(value));
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/** Compiles files that are nowhere on the disk, all in one program, each as if it stood in a folder beside `src`. */
function mistakesIn(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['src/index.ts'] }, ts.sys, '.');
  const host = ts.createCompilerHost(options);
  const folders = new Set([...files.keys()].map(dirname));
  const program = ts.createProgram({
    rootNames: [...files.keys()],
    options: { ...options, types: [] },
    host: {
      ...host,
      fileExists: (path) => files.has(path) || host.fileExists(path),
      directoryExists: (path) => folders.has(path) || ts.sys.directoryExists(path),
      readFile: (path) => files.get(path) ?? host.readFile(path),
      getSourceFile: (path, version) => {
        const text = files.get(path);
        return text === undefined ? host.getSourceFile(path, version) : ts.createSourceFile(path, text, version);
      },
    },
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map((of) => ts.formatDiagnostic(of, { ...host, getCurrentDirectory: () => process.cwd() }));
}
