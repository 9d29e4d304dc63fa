import assert from 'node:assert/strict';
import { specification } from '../../spec/index.js';
import { canonical } from '../../src/generator/schema-json/canonical.js';
import { schemaJsonBackend } from '../../src/generator/schema-json/index.js';
import { resolve, type Specification } from '../../src/schema/index.js';

describe('the canonical schema JSON', () => {
  const files = schemaJsonBackend.generate(resolve(specification));
  const parsed = (format: string) => {
    const file = files.find(({ path }) => path === `schema/${format}.json`);
    assert.ok(file);
    return JSON.parse(file.text);
  };

  it('is one file a format', () => {
    assert.deepEqual(
      files.map(({ path }) => path),
      specification.formats.map(({ format }) => `schema/${format}.json`),
    );
  });

  it('holds the definitions in reading order, and the rules they state by full id', () => {
    const { definitions, rules, documents } = parsed('amf0');
    assert.deepEqual(
      definitions.map((of: { name: string }) => of.name),
      specification.formats.find(({ format }) => format === 'amf0')?.definitions.map(({ name }) => name),
    );
    for (const of of definitions) for (const id of of.rules) assert.ok(rules[id].statedBy.includes(of.name));
    assert.ok(documents.amf0.title);
    assert.equal(documents.flv, undefined);
  });

  it('leaves nothing out of the resolved types', () => {
    const resolved = resolve(specification);
    for (const { format } of specification.formats) {
      for (const { rules: _, ...of } of parsed(format).definitions) {
        if (of.define !== 'type') continue;
        const { rules: __, ...type } = resolved.types[of.name] ?? assert.fail(of.name);
        assert.deepEqual(of, JSON.parse(JSON.stringify(type)));
      }
    }
  });

  it('does not depend on the order in which keys were written', () => {
    assert.deepEqual(schemaJsonBackend.generate(resolve(specification)), files);
    const turned: Specification = {
      formats: specification.formats.map(({ format, definitions, ...others }) => ({
        definitions: definitions.map((of) =>
          of.define === 'type' ? { ...of, type: backwards(of.type), define: of.define } : of,
        ),
        ...others,
        format,
      })),
      documents: specification.documents,
    };
    assert.deepEqual(schemaJsonBackend.generate(resolve(turned)), files);
  });

  it('keeps the order that authors gave to members and to values of examples', () => {
    const text = JSON.stringify(
      canonical({
        examples: [{ value: { b: 1, a: { d: 1, c: 2 } }, hex: '' }],
        members: { z: {}, a: {} },
        b: undefined,
      }),
    );
    assert.equal(text, '{"examples":[{"hex":"","value":{"b":1,"a":{"d":1,"c":2}}}],"members":{"z":{},"a":{}}}');
  });
});

/** The same node with its own keys the other way round. */
const backwards = <T extends object>(node: T): T => {
  const turned = structuredClone(node);
  const entries = Object.entries(turned).reverse();
  for (const [key] of entries) Reflect.deleteProperty(turned, key);
  for (const [key, of] of entries) Reflect.set(turned, key, of);
  return turned;
};
