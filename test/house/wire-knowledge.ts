import type { AnyDefinition, Node, Specification } from '../../src/schema/model.js';

/** What the spec says that source code must not say again. */
export interface WireKnowledge {
  /** Command names, status codes and other words of the wire. */
  readonly words: ReadonlySet<string>;
  /** Enumeration members, tags, escapes, sizes and defaults. */
  readonly numbers: ReadonlySet<number>;
  /** Names of fields that hold one of a set of named numbers. */
  readonly enumFields: ReadonlySet<string>;
  /** Names of fields that hold a number on the wire. */
  readonly numberFields: ReadonlySet<string>;
}

export function wireKnowledge(specification: Specification): WireKnowledge {
  const knowledge = {
    words: new Set<string>(),
    numbers: new Set<number>(),
    enumFields: new Set<string>(),
    numberFields: new Set<string>(),
  };
  for (const { definitions } of specification.formats) {
    for (const definition of definitions) {
      learnConstant(definition, knowledge);
      learn(definition, knowledge);
    }
  }
  return knowledge;
}

type Learning = { [K in keyof WireKnowledge]: WireKnowledge[K] extends ReadonlySet<infer T> ? Set<T> : never };

function learnConstant(definition: AnyDefinition, { words, numbers }: Learning): void {
  if (definition.define === 'constant') numbers.add(definition.value);
  if (definition.define === 'vocabulary') for (const { value } of Object.values(definition.members)) words.add(value);
}

/** Walks the plain data; what an object means is told by its own keys. Examples and prose say nothing new. */
function learn(part: unknown, knowledge: Learning): void {
  if (Array.isArray(part)) for (const item of part) learn(item, knowledge);
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return;
  const { words, numbers } = knowledge;
  if ('opens' in part && typeof part.opens === 'string') words.add(part.opens);
  if ('shape' in part && part.shape === 'literal' && 'value' in part && typeof part.value === 'string')
    words.add(part.value);
  if ('op' in part && part.op === 'number' && 'value' in part && typeof part.value === 'number')
    numbers.add(part.value);
  for (const name of ['tag', 'escape', 'plus', 'terminator'] as const) {
    const value = Reflect.get(part, name);
    if (typeof value === 'number') numbers.add(value);
  }
  if (isNode(part)) learnNode(part, knowledge);
  for (const [name, inner] of Object.entries(part))
    if (name !== 'examples' && name !== 'rules') learn(inner, knowledge);
}

const isNode = (part: object): part is Node => 'kind' in part && typeof part.kind === 'string';

function learnNode(node: Node, { numbers, enumFields, numberFields }: Learning): void {
  if (node.kind === 'constant') numbers.add(node.value);
  if (node.kind === 'enum') for (const { value } of Object.values(node.members)) numbers.add(value);
  if (node.kind !== 'struct') return;
  for (const { name, type } of node.fields) {
    const bare = type.kind === 'when' || type.kind === 'ifMore' ? type.type : type;
    const inner = bare.kind === 'derived' || bare.kind === 'computed' ? bare.type : bare;
    if (inner.kind === 'enum') enumFields.add(name);
    if (inner.kind === 'uint' || inner.kind === 'int' || inner.kind === 'spellings') numberFields.add(name);
  }
}
