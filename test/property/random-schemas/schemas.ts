import * as fc from 'fast-check';
import { flag, format, must, struct, type, u8 } from '../../../src/schema/build/index.js';
import type { AnyDefinition, Specification, TypeDefinition } from '../../../src/schema/model.js';
import type { Known } from './conditions.js';
import { Draw } from './draw.js';
import { randomStruct } from './fields.js';
import { randomHost } from './hosts.js';
import { from, told, toldWith } from './source.js';
import { randomUnion } from './unions.js';

/** Specifications that use every construct of the language, each drawn from its decisions. */
export const specifications: fc.Arbitrary<Specification> = fc.gen().map((value) => specification(new Draw(value)));

function specification(draw: Draw): Specification {
  const definitions: AnyDefinition[] = [];
  const delimited: TypeDefinition[] = [];
  const around = { draw, delimited, known: [] };
  // Shapes say nothing of the type of their values: it is that of the format's calls, so there is one.
  let hasHost = false;
  for (let index = 0, count = draw.between(1, 4); index < count; index++) {
    const name = `random.type${index}`;
    switch (draw.nat(4)) {
      case 0: {
        const types = randomUnion(name, around);
        definitions.push(...types);
        delimited.push(...types.slice(-1));
        break;
      }
      case 1:
        if (!hasHost) definitions.push(...randomHost(name, draw));
        hasHost = true;
        break;
      case 2:
        definitions.push(withParameters(name, around));
        break;
      default: {
        const lasts = draw.flip();
        const made = type(name, struct(randomStruct(around, lasts).fields), {
          ...told,
          rules: { drawn: must('Drawn', from) },
          ...draw.one({}, { label: 'class' }, { label: 'kind' }),
        });
        definitions.push(made);
        if (!lasts) delimited.push(made);
      }
    }
  }
  if (definitions.length === 0) definitions.push(withParameters('random.only', around));
  return {
    documents: { random: { title: 'Nothing that anyone wrote', year: 2026 } },
    formats: [format('random', 'Drawn at random.', definitions)],
  };
}

function withParameters(name: string, around: Parameters<typeof randomStruct>[0]): TypeDefinition {
  const known: Known[] = [
    { name: 'exact', is: 'boolean', given: true },
    { name: 'level', is: 'number', given: true },
  ];
  const given = { exact: flag(), level: u8 };
  return type(name, struct(randomStruct({ ...around, known }, true).fields), {
    ...toldWith({ exact: false, level: 0 }),
    given,
  });
}
