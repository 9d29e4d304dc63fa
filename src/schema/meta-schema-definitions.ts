import * as t from 'io-ts';
import { expression } from './meta-schema-expressions.js';
import { choose, form, hasKey, isString, scalar, tagged, words } from './meta-schema-forms.js';
import { bytes, node } from './meta-schema-nodes.js';
import { continued, flag, uint } from './meta-schema-numbers.js';
import { machine, sessionExample, sessionRow } from './meta-schema-sessions.js';
import { shape } from './meta-schema-shapes.js';
import type {
  AnyDefinition,
  Collapses,
  Example,
  Flag,
  Interned,
  Parameter,
  Rule,
  SessionDefinition,
  Source,
  Specification,
  TransitionDefinition,
  TransitionExample,
  Uint,
} from './model.js';

const source: t.Type<Source> = form('a source', { document: t.string, clause: t.string }, {});

const rule: t.Type<Rule> = form(
  'a rule',
  { level: words('MUST', 'SHOULD', 'MAY', 'DE-FACTO', 'CONFLICT'), text: t.string, from: source },
  { reads: t.string, writes: t.string },
);

const common = { name: t.string, doc: t.string, from: t.readonlyArray(source) };
const rules = { rules: t.record(t.string, rule) };

const isFlag = (u: unknown): boolean => typeof u === 'object' && u !== null && 'kind' in u && u.kind === 'flag';
const number: t.Type<Uint | Flag> = choose('uint or flag', isFlag, flag, uint);

const isBytes = (u: unknown): boolean => typeof u === 'object' && u !== null && 'kind' in u && u.kind === 'bytes';
const parameter: t.Type<Parameter> = choose('uint, flag or bytes', isBytes, bytes, number);

const example: t.Type<Example> = form(
  'an example',
  { hex: t.string },
  {
    doc: t.string,
    given: t.record(
      t.string,
      choose('bytes, a number or a boolean', hasKey('$bytes'), form('bytes', { $bytes: t.string }, {}), scalar),
    ),
    value: t.unknown,
    canonical: t.boolean,
    error: t.string,
    rules: t.readonlyArray(t.string),
  },
);

const interned: t.Type<Interned> = form(
  'interned',
  {
    table: t.string,
    head: choose('"outer" or a number', isString, t.literal('outer'), tagged('a number', 'kind', { continued, uint })),
    key: words('identity', 'content'),
  },
  { unlessEmpty: t.boolean, rule: t.string },
);

const collapses: t.Type<Collapses> = form('collapses', { to: t.string, others: t.record(t.string, t.unknown) }, {});

const scalars = t.record(t.string, scalar);
const transitionExample: t.Type<TransitionExample> = form(
  'an example',
  {
    doc: t.string,
    steps: t.readonlyArray(form('a step', { wire: scalars }, { given: scalars, value: scalars, breaks: t.string })),
  },
  { rules: t.readonlyArray(t.string) },
);

const transition: t.Type<TransitionDefinition> = form(
  'transition',
  {
    define: t.literal('transition'),
    ...common,
    wire: t.string,
    state: t.record(t.string, form('a state', { type: number, initial: scalar, doc: t.string }, {})),
    given: t.record(t.string, number),
    value: t.record(t.string, form('a part of the value', { type: number, from: expression, doc: t.string }, {})),
    cases: t.readonlyArray(
      form(
        'a case',
        {
          name: t.string,
          reads: expression,
          requires: t.readonlyArray(form('a requirement', { condition: expression, rule: t.string }, {})),
          writes: expression,
          wire: t.record(t.string, expression),
          state: t.record(t.string, expression),
        },
        { doc: t.string },
      ),
    ),
  },
  { ...rules, examples: t.readonlyArray(transitionExample) },
);

const session: t.Type<SessionDefinition> = form(
  'session',
  {
    define: t.literal('session'),
    ...common,
    sides: t.readonly(t.tuple([t.string, t.string])),
    messages: t.record(t.string, t.string),
    given: t.record(t.string, number),
    machines: t.record(t.string, machine),
    effects: t.record(t.string, form('an effect', { doc: t.string, takes: t.record(t.string, number) }, {})),
    rows: t.readonlyArray(sessionRow),
    examples: t.readonlyArray(sessionExample),
  },
  rules,
);

/** Definitions are told apart by `define`. */
const definition: t.Type<AnyDefinition> = tagged('a definition', 'define', {
  type: form(
    'type',
    { define: t.literal('type'), ...common, type: node, examples: t.readonlyArray(example) },
    {
      ...rules,
      given: t.record(t.string, parameter),
      label: words('kind', 'class'),
      remember: t.string,
      interned,
      collapses,
      scopeOf: t.readonlyArray(t.string),
      nests: t.boolean,
    },
  ),
  shape: form('shape', { define: t.literal('shape'), ...common, shape }, rules),
  vocabulary: form(
    'vocabulary',
    {
      define: t.literal('vocabulary'),
      ...common,
      members: t.record(t.string, form('a member', { value: t.string, doc: t.string }, { level: t.string })),
    },
    rules,
  ),
  constant: form(
    'constant',
    { define: t.literal('constant'), ...common, value: t.number },
    { unit: t.string, ...rules },
  ),
  bytes: form('bytes', { define: t.literal('bytes'), ...common, hex: t.string }, rules),
  table: form('table', { define: t.literal('table'), ...common }, rules),
  transition,
  session,
  conduct: form('conduct', { define: t.literal('conduct'), ...common, ...rules }, {}),
});

const row = form('a row', { row: t.string }, { is: t.string, leftOut: t.string });
const clause = form(
  'a clause',
  { clause: t.string, title: t.string },
  { leftOut: t.string, statedBy: t.readonlyArray(t.string), rows: t.readonlyArray(row) },
);
const document = form('a document', { title: t.string, year: t.number }, { clauses: t.readonlyArray(clause) });

/** The data form of a whole specification. */
export const specification: t.Type<Specification> = form(
  'a specification',
  {
    documents: t.record(t.string, document),
    formats: t.readonlyArray(
      form(
        'a format',
        { format: t.string, doc: t.string, definitions: t.readonlyArray(definition) },
        { entries: t.readonlyArray(t.string), root: t.string },
      ),
    ),
  },
  {},
);
