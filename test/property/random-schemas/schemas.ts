import * as fc from 'fast-check';
import {
  countedList,
  flag,
  format,
  prefixed,
  record,
  struct,
  terminated,
  type,
  u8,
} from '../../../src/schema/build/index.js';
import type { AnyDefinition, Specification, TypeDefinition } from '../../../src/schema/model.js';
import { randomBitstream } from './bitstreams.js';
import type { Known } from './conditions.js';
import { Draw } from './draw.js';
import { item, randomStruct, text } from './fields.js';
import { head, headFromZero, length } from './heads.js';
import { randomHost } from './hosts.js';
import { randomExtension, randomInterned } from './interned.js';
import { wholeNumber } from './numbers.js';
import { randomOverlay } from './overlays.js';
import { told, toldWith } from './source.js';
import { type Around, StructUnderWay } from './struct-under-way.js';
import { randomTransition } from './transitions.js';
import { randomUnion } from './unions.js';

/** Specifications that use every construct of the language, each drawn from its decisions. */
export const specifications: fc.Arbitrary<Specification> = fc.gen().map((value) => specification(new Draw(value)));

/** One format and now and then another one, whose types have the same names and may be in those of the first. */
function specification(draw: Draw): Specification {
  const definitions = { random: [] as AnyDefinition[], other: [] as AnyDefinition[] };
  // Types of the other format are in those of this one, and not the other way round.
  const elsewhere: TypeDefinition[] = [];
  const delimited: TypeDefinition[] = [];
  // Shapes say nothing of the type of their values: it is that of the format's calls, so there is one.
  const once = new Set(['host']);
  for (let left = draw.between(1, 4); left > 0; left--) {
    const into = draw.nat(3) === 0 ? 'other' : 'random';
    const name = `${into}.type${definitions[into].length}`;
    const found: TypeDefinition[] = into === 'other' ? elsewhere : delimited;
    const around = { draw, delimited: into === 'other' ? elsewhere : [...elsewhere, ...delimited], known: [] };
    definitions[into].push(...family(name, around, found, once));
  }
  if (definitions.random.length === 0)
    definitions.random.push(withParameters('random.only', { draw, delimited: elsewhere, known: [] }));
  return {
    documents: { random: { title: 'Nothing that anyone wrote', year: 2026 } },
    formats: Object.entries(definitions)
      .filter(([, all]) => all.length > 0)
      .map(([name, all]) => format(name, 'Drawn at random.', all)),
  };
}

/** Definitions that belong together. */
function family(name: string, around: Around, found: TypeDefinition[], once: Set<string>): AnyDefinition[] {
  const { draw } = around;
  switch (draw.nat(10)) {
    case 0:
    case 1: {
      const types = randomUnion(name, around);
      found.push(...types.filter(({ label }) => label === 'kind').filter(isDelimited), ...types.slice(-1));
      return types;
    }
    case 2:
      return once.delete('host') ? randomHost(name, draw) : randomInterned(name, draw);
    case 3:
      return randomInterned(name, draw);
    case 4:
      return draw.one(randomExtension, randomOverlay, randomBitstream, randomBitstream)(name, draw);
    case 5: {
      const made = withParameters(name, around);
      if (isDelimited(made)) found.push(made);
      return [made];
    }
    case 6: {
      const made = plain(name, around);
      found.push(made);
      return [made];
    }
    case 7:
      return randomTransition(name, draw);
    default: {
      const lasts = draw.flip();
      const { fields } = randomStruct(around, lasts);
      const label = draw.one<Pick<TypeDefinition, 'label'>>({}, { label: 'class' }, { label: 'kind' });
      // A class has a constructor of its own.
      const made = type(name, struct(fields), { ...told, ...(Object.hasOwn(fields, 'constructor') ? {} : label) });
      if (!lasts) found.push(made);
      return [made];
    }
  }
}

/** Whether a struct that was drawn says itself where it ends. */
function isDelimited({ type: node }: TypeDefinition): boolean {
  const last = node.kind === 'struct' ? node.fields.at(-1)?.type : undefined;
  if (last === undefined || last.kind === 'ifMore') return false;
  if (last.kind === 'utf8' || last.kind === 'bytes') return last.length !== 'rest';
  return last.kind !== 'list' || last.until !== 'end';
}

/** A type that is no struct. */
function plain(name: string, around: Around): TypeDefinition {
  const { draw } = around;
  const made = new StructUnderWay(around);
  switch (draw.nat(4)) {
    case 0:
      return type(name, wholeNumber(draw), told);
    case 1:
      return type(name, countedList(head(draw), item(made)), told);
    case 2:
      return type(name, record(headFromZero(draw), item(made)), told);
    case 3:
      return type(name, terminated(0x2f), told);
    default:
      return type(name, prefixed(length(draw), text(draw)), told);
  }
}

function withParameters(name: string, around: Around): TypeDefinition {
  const known: Known[] = [
    { name: 'exact', is: 'boolean', given: true },
    { name: 'level', is: 'number', given: true },
  ];
  return type(name, struct(randomStruct({ ...around, known }, true).fields), {
    ...toldWith({ exact: false, level: 0 }),
    given: { exact: flag(), level: u8 },
  });
}
