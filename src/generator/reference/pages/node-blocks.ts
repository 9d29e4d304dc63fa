import type { Call, Enumeration, Node, Overlay, Spellings, Struct, Trial, Variant } from '../../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../../schema/resolved.js';
import { type Block, code, heading, type Inline, linkToRule, paragraph, type Row, type Text } from '../content.js';
import { conditionWords, grouped, type MeaningOf } from '../words/expression-words.js';
import { nodeWords } from '../words/node-words.js';
import { shapeRows, shapeWords } from '../words/shape-words.js';
import { sizeWords } from '../words/size-words.js';

/** What a type says of its bytes, in tables: its fields, then the numbers, cases and calls that they speak of. */
export function nodeBlocks(schema: ResolvedSchema, type: ResolvedType): readonly Block[] {
  const walk = new Description(schema, type);
  const node = unwrapped(type.type);
  if (node.kind === 'struct' || node.kind === 'overlay') {
    const rows = walk.structRows(node, '');
    const bits = type.type.kind === 'bitstream' ? [paragraph('On the wire: ', ...nodeWords(type.type), '.')] : [];
    return [...bits, ...fieldTable(rows), ...walk.further];
  }
  const row = walk.rows(type.localName, type.type, '', undefined, () => undefined)[0];
  const [, words = [], bits = [], , meaning = []] = row?.cells ?? [];
  const size: Text = walk.further.length > 0 && !isNumber(node) ? [] : [', bits: ', ...bits];
  return [
    paragraph('On the wire: ', ...words, ...size, '.'),
    ...(meaning.length > 0 ? [paragraph(...meaning)] : []),
    ...walk.further,
  ];
}

const fieldTable = (rows: readonly Row[]): readonly Block[] =>
  rows.length === 0
    ? [paragraph('No fields.')]
    : [{ block: 'table', head: ['Field', 'On the wire', 'Bits', 'Present if', 'Meaning'], rows }];

/** The struct inside regions; those are said in words. */
function unwrapped(node: Node): Node {
  if (node.kind === 'bitstream') return node.type;
  return (node.kind === 'sized' || node.kind === 'prefixed') && node.type.kind === 'struct' ? node.type : node;
}

const isNumber = ({ kind }: Node): boolean => kind === 'uint' || kind === 'enum' || kind === 'spellings';

class Description {
  /** What follows the table of fields. */
  readonly further: Block[] = [];
  readonly #schema: ResolvedSchema;
  readonly #type: ResolvedType;

  constructor(schema: ResolvedSchema, type: ResolvedType) {
    this.#schema = schema;
    this.#type = type;
  }

  structRows(struct: Struct | Overlay, prefix: string): readonly Row[] {
    const meaningOf = meaningsIn(struct);
    const rows = struct.fields.flatMap(({ name, type }) => this.rows(name, type, prefix, undefined, meaningOf));
    if (struct.kind === 'struct') return rows;
    const between: Row = {
      cells: [[code(struct.filler)], ['bytes'], ['the rest'], [], ['All bytes between the parts, in order.']],
      id: `field-${struct.filler}`,
    };
    return [...rows, between];
  }

  /** The row of a field, and those of the fields inside it. */
  rows(name: string, node: Node, prefix: string, condition: Text | undefined, meaningOf: MeaningOf): readonly Row[] {
    if (node.kind === 'when' || node.kind === 'ifMore') {
      const own = node.kind === 'when' ? conditionWords(node.condition, meaningOf) : ['bytes are left'];
      const notes = this.#notes(node);
      const [first, ...others] = this.rows(name, node.type, prefix, own, meaningOf);
      const [label = [], words = [], bits = [], present = [], meaning = []] = first?.cells ?? [];
      return first === undefined
        ? []
        : [
            {
              ...first,
              cells: [label, words, bits, present, notes.length > 0 ? [...notes, ' ', ...meaning] : meaning],
            },
            ...others,
          ];
    }
    const path = `${prefix}${name}`;
    const cells: Text[] = [
      [code(path)],
      nodeWords(node, meaningOf),
      sizeWords(this.#schema, node, meaningOf),
      condition ?? [],
      [...this.#notes(node), ...consequence(node)],
    ];
    return [{ cells, id: `field-${path}` }, ...this.#inside(path, node)];
  }

  /** Rows for fields inside a field; what is no field gets a table of its own. */
  #inside(path: string, node: Node): readonly Row[] {
    switch (node.kind) {
      case 'struct':
        return this.structRows(node, `${path}.`);
      case 'sized':
        return this.#inside(path, node.type);
      case 'prefixed':
        if (node.head.kind === 'spellings') this.#spellings(`the length of ${path}`, node.head);
        return this.#inside(path, node.type);
      case 'list':
        return this.#inside(`${path}[]`, node.item);
      case 'record':
        return this.#inside(`${path}[]`, node.value);
      case 'derived':
        return this.#inside(path, node.type);
      case 'enum':
        this.#enumeration(path, node);
        return [];
      case 'spellings':
        this.#spellings(path, node);
        return [];
      case 'variant':
        this.#cases(path, node);
        return [];
      case 'trial':
        this.#trial(path, node);
        return [];
      case 'calls':
        this.further.push(...node.calls.flatMap((of) => this.#call(of)));
        return [];
      default:
        return [];
    }
  }

  #enumeration(path: string, { base, open, members }: Enumeration): void {
    const rows = Object.entries(members).map(([name, { value, doc }]) => ({
      cells: [[`${value}`], [hexOf(value, base.bits)], [code(name)], [doc]],
    }));
    this.further.push(
      heading(`Values of ${path}`),
      paragraph(
        open ? 'Other numbers are kept as they are.' : 'Other numbers are refused (',
        ...(open ? [] : [code('unknown-value'), ').']),
      ),
      { block: 'table', head: ['Number', 'Hex', 'Name', 'Meaning'], rows },
    );
  }

  #spellings(path: string, { head, plus, alternatives }: Spellings): void {
    const rows = [
      { cells: [['any other'], [`${head.bits} bits`], [plus === 0 ? 'the head' : `the head + ${grouped(plus)}`]] },
      ...alternatives.map(({ escape: announced, tail, plus: added }) => ({
        cells: [
          [`${announced}`],
          [`${head.bits} + ${tail.bits} bits${tail.order === 'little' ? ', the tail little-endian' : ''}`],
          [added === 0 ? 'the tail' : `the tail + ${grouped(added)}`],
        ],
      })),
    ];
    this.further.push(
      heading(`Spellings of ${path}`),
      paragraph('Written is the first that can hold the number; longer ones are read.'),
      { block: 'table', head: ['Head', 'Takes', 'The number is'], rows },
    );
  }

  #cases(path: string, node: Variant): void {
    const inside: Row[] = [];
    const rows = [
      ...node.cases.map(({ name, tag, type, doc }) => {
        inside.push(...this.#inside(`${path}: ${name}`, type));
        const meaning = doc ?? type.doc ?? this.#docOf(type);
        return {
          cells: [[`${tag}`], hexTag(tag), [code(name)], nodeWords(type), sizeWords(this.#schema, type), [meaning]],
        };
      }),
      ...(node.refused ?? []).map(({ name, tag, rule }) => ({
        cells: [[`${tag}`], hexTag(tag), [code(name)], ['refused'], [], [linkToRule(rule)]],
      })),
    ];
    if (node.else !== undefined) {
      const { name, type } = node.else;
      rows.push({
        cells: [['any other'], [], [code(name)], nodeWords(type), sizeWords(this.#schema, type), [this.#docOf(type)]],
      });
    }
    this.further.push(
      heading(`Cases of ${path}`),
      ...(node.else === undefined ? [paragraph('Other tags are refused (', code('unknown-tag'), ').')] : []),
      { block: 'table', head: ['Tag', 'Hex', 'Case', 'On the wire', 'Bits', 'Meaning'], rows },
    );
    if (inside.length > 0) this.further.push(heading(`Fields in the cases of ${path}`), ...fieldTable(inside));
  }

  #trial(path: string, { cases }: Trial): void {
    const rows = cases.map(({ name, type, doc }, index) => ({
      cells: [
        [index === cases.length - 1 ? 'else' : `${index + 1}`],
        [code(name)],
        nodeWords(type),
        sizeWords(this.#schema, type),
        [doc ?? this.#docOf(type)],
      ],
    }));
    this.further.push(heading(`Cases of ${path}`), {
      block: 'table',
      head: ['Tried', 'Case', 'On the wire', 'Bits', 'Meaning'],
      rows,
    });
  }

  #docOf(node: Node): string {
    return node.kind === 'ref' ? (this.#schema.types[node.type]?.doc ?? '') : (node.doc ?? '');
  }

  #call({ name, opens, items, doc }: Call): readonly Block[] {
    const rows = items.flatMap(({ name: item, shape, presence, doc: meaning }) => [
      { cells: [[code(item)], shapeWords(shape), [presenceWords[presence]], [meaning ?? shape.doc ?? '']] },
      ...shapeRows(shape, `${item}.`),
    ]);
    const opening: Row = { cells: [[code(`"${opens}"`)], ['string'], ['always'], ['Opens the row.']] };
    return [
      heading(name, 3, `call-${name}`),
      ...(doc === undefined ? [] : [paragraph(doc)]),
      { block: 'table', head: ['Value', 'Shape', 'Presence', 'Meaning'], rows: [opening, ...rows] },
    ];
  }

  /** What the author says of a node, and the rule that it names. */
  #notes({ doc, rule, kind, ...node }: Node): Text {
    const inner = 'base' in node && typeof node.base === 'object' ? node.base.doc : undefined;
    const derived = kind === 'derived' && 'type' in node && typeof node.type === 'object' ? node.type.doc : undefined;
    const words: Inline[] = [doc ?? inner ?? derived ?? ''].filter((text) => text !== '');
    if (rule === undefined || rule === this.#type.layoutRule) return words;
    return [...words, ...(words.length > 0 ? [' '] : []), linkToRule(rule)];
  }
}

/** What another number than expected does. */
function consequence(node: Node): Text {
  if (node.kind !== 'derived') return [];
  switch (node.mismatch) {
    case 'error':
      return [' Another number is an error (', code('derived-mismatch'), ').'];
    case 'noted':
      return [' Another number is accepted and reported.'];
    case 'used':
      return [];
  }
}

const presenceWords = { required: 'required', optional: 'optional', rest: 'any number' } as const;

/** The names that enumerations among the fields have for numbers. */
const meaningsIn =
  ({ fields }: Pick<Struct | Overlay, 'fields'>): MeaningOf =>
  (name, number) => {
    const type = fields.find((of) => of.name === name)?.type;
    const node = type?.kind === 'derived' || type?.kind === 'when' ? type.type : type;
    if (node?.kind !== 'enum') return undefined;
    return Object.entries(node.members).find(([, { value }]) => value === number)?.[0];
  };

const hexTag = (tag: number): Text => (tag > 9 ? [`0x${tag.toString(16)}`] : []);

const hexOf = (value: number, bits: number): string => `0x${value.toString(16).padStart(Math.ceil(bits / 4), '0')}`;
/** The parameters of a type. */
export const givenRows = (schema: ResolvedSchema, type: ResolvedType): readonly Row[] =>
  Object.entries(type.given ?? {}).map(([name, node]) => ({
    cells: [[code(name)], nodeWords(node), sizeWords(schema, node), [node.doc ?? '']],
  }));
