import * as t from 'io-ts';
import { expression } from './meta-schema-expressions.js';
import { choose, form, isString, scalar } from './meta-schema-forms.js';
import type { Machine, MessagePattern, Outcome, Reply, SessionExample, SessionRow } from './model.js';

const names = t.readonlyArray(t.string);

export const machine: t.Type<Machine> = form(
  'a machine',
  { doc: t.string, states: t.record(t.string, t.string), initial: t.string },
  { key: expression },
);

const pattern: t.Type<MessagePattern> = form('a pattern', { kinds: names }, { where: t.record(t.string, names) });

const reply: t.Type<Reply> = form(
  'a reply',
  { is: pattern, rule: t.string },
  { optional: t.boolean, same: names, key: expression },
);

const outcome: t.Type<Outcome> = form(
  'an outcome',
  { replies: t.readonlyArray(reply) },
  {
    doc: t.string,
    to: t.string,
    makes: form('what is made', { machine: t.string, key: expression, state: t.string }, {}),
    effects: t.readonlyArray(form('an effect', { effect: t.string, with: t.record(t.string, expression) }, {})),
  },
);

export const sessionRow: t.Type<SessionRow> = form(
  'a row',
  {
    name: t.string,
    machine: t.string,
    from: names,
    by: names,
    is: pattern,
    outcomes: t.record(t.string, outcome),
  },
  {
    doc: t.string,
    rule: t.string,
    key: expression,
    when: expression,
    requires: t.readonlyArray(form('a requirement', { condition: expression, rule: t.string }, {})),
    needs: t.readonlyArray(form('a need', { machine: t.string, in: names, rule: t.string }, {})),
    elsewhere: t.string,
    meanwhile: t.string,
  },
);

export const sessionExample: t.Type<SessionExample> = form(
  'an example',
  {
    doc: t.string,
    messages: t.readonlyArray(
      form('a message', { by: t.string, name: t.string, value: t.unknown }, { given: t.record(t.string, scalar) }),
    ),
    states: t.record(t.string, choose('a state or states', isString, t.string, t.record(t.string, t.string))),
  },
  {
    findings: t.readonlyArray(form('a finding', { at: t.number, is: t.string }, { rule: t.string })),
    owed: names,
  },
);
