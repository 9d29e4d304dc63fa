import type { SessionDefinition, SessionRow } from '../../../schema/model.js';

/** A way into a state, from all the states that lead there by the same messages. */
export interface Edge {
  readonly from: readonly string[];
  readonly to: string;
  readonly labels: readonly string[];
}

/** What can move a machine: who sends what, and for what is answered, what comes of it. */
export function edgesOf(session: SessionDefinition, machine: string): readonly Edge[] {
  const single = session.rows.flatMap((row) => [
    ...(row.machine === machine ? movesOf(session, row) : []),
    ...madeBy(session, row, machine),
  ]);
  const sameEnd = grouped(single, ({ label, to }) => `${label}>${to}`).map((group) => ({
    from: distinct(group.map(({ from }) => from)),
    to: group[0]?.to ?? '',
    label: group[0]?.label ?? '',
  }));
  return grouped(sameEnd, ({ from, to }) => `${from.join()}>${to}`).map((group) => ({
    from: group[0]?.from ?? [],
    to: group[0]?.to ?? '',
    labels: group.map(({ label }) => label),
  }));
}

/** For each state, the messages that leave it as it is. */
export function stayingOf(session: SessionDefinition, machine: string, state: string): readonly string[] {
  const rows = session.rows.filter(
    (row) =>
      row.machine === machine &&
      row.meanwhile === undefined &&
      row.from.includes(state) &&
      Object.values(row.outcomes).every(({ to = state }) => to === state),
  );
  return grouped(rows, ({ by }) => by.join(', ')).map(
    (group) => `${group[0]?.by.join(', ') ?? ''}: ${distinct(group.map(kindOf)).join(', ')}`,
  );
}

/** What a row is about; where a condition tells rows apart, only their names do. */
const kindOf = ({ is, when, name }: SessionRow): string => (when === undefined ? (is.kinds.at(-1) ?? name) : name);

interface Move {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

function movesOf({ machines, sides }: SessionDefinition, row: SessionRow): readonly Move[] {
  const states = Object.keys(machines[row.machine]?.states ?? {});
  const from = row.from.includes('any') ? states : row.from;
  const asked = `${row.by.join(', ')}: ${kindOf(row)}`;
  const outcomes = Object.entries(row.outcomes);
  const { meanwhile } = row;
  if (meanwhile === undefined) {
    const label = (name: string) => (outcomes.length === 1 ? asked : `${asked}, ${name}`);
    return from.flatMap((state) =>
      outcomes.flatMap(([name, { to = state }]) => (to === state ? [] : [{ from: state, to, label: label(name) }])),
    );
  }
  const answering = sides.filter((side) => !row.by.includes(side)).join();
  return [
    ...from.map((state) => ({ from: state, to: meanwhile, label: asked })),
    ...outcomes.flatMap(([name, { to }]) =>
      to === undefined ? [] : [{ from: meanwhile, to, label: `${answering}: ${kindOf(row)} ${name}` }],
    ),
  ];
}

/** A machine of another kind that begins. */
const madeBy = ({ machines, sides }: SessionDefinition, row: SessionRow, machine: string): readonly Move[] =>
  Object.entries(row.outcomes).flatMap(([name, { makes }]) => {
    const initial = machines[machine]?.initial;
    if (makes?.machine !== machine || initial === undefined) return [];
    const answering = sides.filter((side) => !row.by.includes(side)).join();
    return [{ from: initial, to: makes.state, label: `${answering}: ${kindOf(row)} ${name}` }];
  });

function grouped<T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}

const distinct = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
