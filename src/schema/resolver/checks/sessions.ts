import type { Expression, MessagePattern, SessionDefinition, SessionRow } from '../../model.js';
import { subexpressions } from '../walk.js';
import { type Check, type Context, repeated } from './check.js';
import { checkLiterals, checkNumber } from './numbers.js';
import { type Level, levelsFor, messageLevels } from './session-kinds.js';

/** Sessions name sides, machines, states, messages and effects that exist, and each row and state has a use. */
export const checkSessions: Check = (context) => {
  for (const session of context.index.sessions.values()) {
    checkParts(context, session);
    // Of a message whose type is not known, nothing is.
    if (!Object.values(session.messages).every((type) => context.index.types.has(type))) continue;
    const messages = messageLevels(context, session);
    for (const row of session.rows) checkRow(context, session, messages, row);
    checkHidden(context, session);
    checkReachable(context, session);
  }
};

type Messages = ReadonlyMap<string, () => Level>;

function checkParts({ report, index, ...context }: Context, session: SessionDefinition): void {
  const { name, messages, given, machines, effects, rows } = session;
  for (const [message, type] of Object.entries(messages)) {
    report.known('unknown-type', `${name}.messages.${message}`, 'type', type, index.types.keys());
  }
  const numbers = { report, index, ...context };
  for (const [parameter, type] of Object.entries(given)) checkNumber(numbers, `${name}.given.${parameter}`, type);
  for (const [effect, { takes }] of Object.entries(effects)) {
    for (const [of, type] of Object.entries(takes)) checkNumber(numbers, `${name}.effects.${effect}.${of}`, type);
  }
  for (const [machine, { initial, states }] of Object.entries(machines)) {
    report.known('unknown-state', `${name}.machines.${machine}.initial`, 'state', initial, Object.keys(states));
  }
  repeated(
    rows,
    (row) => row.name,
    (row) => report.error('duplicate-name', `${name}.rows.${row.name}`, `${row.name} is the name of two rows`),
  );
}

function checkRow(context: Context, session: SessionDefinition, messages: Messages, row: SessionRow): void {
  const { report } = context;
  const path = `${session.name}.rows.${row.name}`;
  const machine = session.machines[row.machine];
  const knowsMachine = report.known('unknown-machine', path, 'machine', row.machine, Object.keys(session.machines));
  const state = (of: string, at: string, states: Readonly<Record<string, string>> | undefined) => {
    if (states !== undefined) report.known('unknown-state', at, 'state', of, Object.keys(states));
  };
  for (const side of row.by) report.known('unknown-side', `${path}.by`, 'side', side, session.sides);
  for (const from of row.from) if (from !== 'any') state(from, `${path}.from`, machine?.states);
  if (row.meanwhile !== undefined) state(row.meanwhile, `${path}.meanwhile`, machine?.states);

  const levels = checkPattern(context, messages, `${path}.is`, row.is);
  const over = (at: string, expression: Expression, of: readonly Level[] = levels) =>
    checkOver(context, session, `${path}.${at}`, expression, of);
  const key = row.key ?? machine?.key;
  if (knowsMachine && key !== undefined) over('key', key);
  if (row.when !== undefined) over('when', row.when);
  for (const [at, { condition }] of (row.requires ?? []).entries()) over(`requires.${at}`, condition);
  for (const need of row.needs ?? []) {
    const plain = Object.entries(session.machines).filter(([, of]) => of.key === undefined);
    report.known(
      'unknown-machine',
      `${path}.needs`,
      'machine without key',
      need.machine,
      plain.map(([name]) => name),
    );
    for (const of of need.in) state(of, `${path}.needs`, session.machines[need.machine]?.states);
  }
  for (const [name, outcome] of Object.entries(row.outcomes)) {
    const at = `outcomes.${name}`;
    if (outcome.to !== undefined) state(outcome.to, `${path}.${at}.to`, machine?.states);
    const replies = outcome.replies.map((reply, index) => {
      const inside = checkPattern(context, messages, `${path}.${at}.replies.${index}`, reply.is);
      if (reply.key !== undefined) over(`${at}.replies.${index}.key`, reply.key, inside);
      for (const field of reply.same ?? []) {
        over(`${at}.replies.${index}.same`, { op: 'field', name: field }, inside);
        over(`${at}.replies.${index}.same`, { op: 'field', name: field });
      }
      return inside;
    });
    if (outcome.makes !== undefined) {
      const { machine: made, key: itsKey, state: begins } = outcome.makes;
      report.known('unknown-machine', `${path}.${at}.makes`, 'machine', made, Object.keys(session.machines));
      state(begins, `${path}.${at}.makes`, session.machines[made]?.states);
      over(`${at}.makes`, itsKey, replies.at(-1) ?? levels);
    }
    for (const use of outcome.effects ?? []) {
      const known = report.known(
        'unknown-effect',
        `${path}.${at}.effects`,
        'effect',
        use.effect,
        Object.keys(session.effects),
      );
      const takes = Object.keys(session.effects[use.effect]?.takes ?? {}).sort();
      const given = Object.keys(use.with).sort();
      if (known && takes.join() !== given.join()) {
        report.error('effect-misfit', `${path}.${at}.effects`, `${use.effect} takes ${takes.join(', ') || 'nothing'}`);
      }
      for (const [part, expression] of Object.entries(use.with)) over(`${at}.effects.${part}`, expression);
    }
  }
  checkOutcomes(context, path, row);
}

function checkPattern(
  { report }: Context,
  messages: Messages,
  path: string,
  pattern: MessagePattern,
): readonly Level[] {
  const { levels, unknown } = levelsFor(messages, pattern);
  if (unknown !== undefined) {
    const kind = pattern.kinds[unknown.at] ?? '';
    if (unknown.at === 0) report.known('unknown-message', path, 'message', kind, unknown.among);
    else
      report.known('unknown-kind', path, 'kind', kind, unknown.among.length > 0 ? unknown.among : ['nothing inside']);
  }
  for (const place of Object.keys(pattern.where ?? {})) checkField(report, path, place, levels);
  return levels;
}

/** Expressions over a message see its fields and what is known beside it. */
function checkOver(
  context: Context,
  { given }: SessionDefinition,
  path: string,
  whole: Expression,
  levels: readonly Level[],
): void {
  const { report } = context;
  checkLiterals(context, path, whole);
  for (const of of subexpressions(whole)) {
    switch (of.op) {
      case 'field':
        checkField(report, path, of.name, levels);
        break;
      case 'given':
        report.known('unknown-given', path, 'parameter', of.name, Object.keys(given));
        break;
      case 'sizeOf':
      case 'countOf':
      case 'tagOf':
      case 'state':
      case 'wire':
      case 'value':
      case 'absent':
        report.error('misplaced-expression', path, `${of.op} does not exist in sessions`);
        break;
      default:
    }
  }
}

function checkField(report: Context['report'], path: string, place: string, levels: readonly Level[]): void {
  const fields = new Set(levels.flatMap((level) => level.fields));
  const [first = ''] = place.split('.');
  if (levels.length > 0) report.known('unknown-field', path, 'field', first, fields);
}

/** Of outcomes between which the receiver chooses, each has a reply that it owes and another one has not. */
function checkOutcomes({ report }: Context, path: string, { outcomes }: SessionRow): void {
  const owed = Object.entries(outcomes).map(
    ([name, { replies }]) =>
      [name, replies.filter(({ optional }) => optional !== true).map(({ is }) => JSON.stringify(is))] as const,
  );
  for (const [name, replies] of owed) {
    const other = owed.find(([of, others]) => of !== name && replies.every((reply) => others.includes(reply)));
    if (other === undefined) continue;
    report.error('indistinct-outcomes', `${path}.outcomes.${name}`, `no reply tells ${name} and ${other[0]} apart`);
  }
}

function checkHidden({ report }: Context, { name, rows }: SessionDefinition): void {
  rows.forEach((row, at) => {
    const before = rows.slice(0, at).find((of) => hides(of, row));
    if (before !== undefined) {
      report.error('hidden-row', `${name}.rows.${row.name}`, `${before.name} takes all messages of ${row.name}`);
    }
  });
}

/** Keys may differ: a machine in another state would let the later row apply. */
const hides = (one: SessionRow, other: SessionRow): boolean =>
  one.machine === other.machine &&
  JSON.stringify(one.key) === JSON.stringify(other.key) &&
  one.when === undefined &&
  one.is.where === undefined &&
  other.by.every((side) => one.by.includes(side)) &&
  (one.from.includes('any') || other.from.every((state) => one.from.includes(state))) &&
  one.is.kinds.length <= other.is.kinds.length &&
  one.is.kinds.every((kind, at) => kind === 'any' || kind === other.is.kinds[at]);

function checkReachable({ report }: Context, { name, machines, rows }: SessionDefinition): void {
  const outcomes = rows.flatMap((row) => Object.values(row.outcomes).map((of) => ({ ...of, machine: row.machine })));
  for (const [machine, { states, initial }] of Object.entries(machines)) {
    const reached = new Set([
      initial,
      ...rows.filter((row) => row.machine === machine).flatMap(({ meanwhile }) => meanwhile ?? []),
      ...outcomes.filter((of) => of.machine === machine).flatMap(({ to }) => to ?? []),
      ...outcomes.flatMap(({ makes }) => (makes?.machine === machine ? [makes.state] : [])),
    ]);
    for (const state of Object.keys(states)) {
      if (reached.has(state)) continue;
      report.error('unreachable-state', `${name}.machines.${machine}.states.${state}`, `no row leads to ${state}`);
    }
  }
}
