import type {
  AnyDefinition,
  BytesDefinition,
  ConductDefinition,
  ConstantDefinition,
  SessionDefinition,
  ShapeDefinition,
  Specification,
  TableDefinition,
  TransitionDefinition,
  TypeDefinition,
  VocabularyDefinition,
} from '../model.js';

/** All definitions of a specification by full name. Of two with one name the first counts. */
export interface Index {
  readonly spec: Specification;
  readonly all: ReadonlyMap<string, AnyDefinition>;
  readonly types: ReadonlyMap<string, TypeDefinition>;
  readonly shapes: ReadonlyMap<string, ShapeDefinition>;
  readonly vocabularies: ReadonlyMap<string, VocabularyDefinition>;
  readonly constants: ReadonlyMap<string, ConstantDefinition>;
  readonly bytes: ReadonlyMap<string, BytesDefinition>;
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly transitions: ReadonlyMap<string, TransitionDefinition>;
  readonly sessions: ReadonlyMap<string, SessionDefinition>;
  readonly conducts: ReadonlyMap<string, ConductDefinition>;
}

export function indexDefinitions(spec: Specification): Index {
  const all = new Map<string, AnyDefinition>();
  for (const definition of spec.formats.flatMap(({ definitions }) => definitions)) {
    if (!all.has(definition.name)) all.set(definition.name, definition);
  }
  const pick = <D extends AnyDefinition>(is: (of: AnyDefinition) => of is D): ReadonlyMap<string, D> =>
    new Map([...all.values()].filter(is).map((of) => [of.name, of]));
  return {
    spec,
    all,
    types: pick((of) => of.define === 'type'),
    shapes: pick((of) => of.define === 'shape'),
    vocabularies: pick((of) => of.define === 'vocabulary'),
    constants: pick((of) => of.define === 'constant'),
    bytes: pick((of) => of.define === 'bytes'),
    tables: pick((of) => of.define === 'table'),
    sessions: pick((of) => of.define === 'session'),
    transitions: pick((of) => of.define === 'transition'),
    conducts: pick((of) => of.define === 'conduct'),
  };
}
