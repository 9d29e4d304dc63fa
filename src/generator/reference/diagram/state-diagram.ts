import type { SessionDefinition } from '../../../schema/model.js';
import type { Drawing, Mark } from './drawing.js';
import { widthOf } from './drawing.js';
import { type Edge, edgesOf, stayingOf } from './state-edges.js';

const left = 28;
const top = 8;
const boxWidth = 300;
const lineHeight = 14;
const portHeight = 12;
const smallestGap = 20;
const laneDistance = 16;

/**
 * The states of a machine under each other, with what leaves them as they are inside, and at the right a line for each
 * way into another state: from where it starts to the arrow, with its messages between two states, where no other
 * line of the same place is.
 */
export function stateDiagram(session: SessionDefinition, machine: string): Drawing {
  const { states = {}, initial = '' } = session.machines[machine] ?? {};
  const names = Object.keys(states);
  const lanes = lanesOf(edgesOf(session, machine), names);
  const boxes = boxesOf(session, machine, names, lanes);
  const marks: Mark[] = [
    ...boxes.flatMap((box) => boxMarks(box, box.name === initial)),
    ...lanes.flatMap((lane) => laneMarks(lane, lanes, boxes, names)),
  ];
  const last = boxes.at(-1);
  return {
    width: Math.ceil(Math.max(left + boxWidth, ...lanes.map((lane) => lane.end)) + 8),
    height: Math.ceil((last === undefined ? top : last.y + last.height) + top),
    marks,
  };
}

interface Lane extends Edge {
  readonly first: number;
  readonly last: number;
  /** The gap behind this state has the labels. */
  readonly gap: number;
  readonly x: number;
  /** Where the labels end. */
  readonly end: number;
}

/** Short lines first, each so far to the right that it crosses no label. */
function lanesOf(edges: readonly Edge[], names: readonly string[]): readonly Lane[] {
  const spans = edges
    .map((edge) => {
      const places = [...edge.from, edge.to].map((name) => names.indexOf(name));
      return { ...edge, first: Math.min(...places), last: Math.max(...places) };
    })
    .sort((one, other) => one.last - one.first - (other.last - other.first) || one.first - other.first);
  const lanes: Lane[] = [];
  for (const span of spans) {
    const gap = span.to === names[span.last] ? span.last - 1 : span.first;
    const overlapping = lanes.filter(({ first, last }) => first <= span.last && span.first <= last);
    const beside = lanes.filter((lane) => lane.gap >= span.first && lane.gap < span.last);
    const x = Math.max(
      left + boxWidth + laneDistance,
      ...overlapping.map((lane) => lane.x + laneDistance),
      ...beside.map((lane) => lane.end + laneDistance),
    );
    lanes.push({ ...span, gap, x, end: x + 8 + Math.max(...span.labels.map((label) => widthOf(label, 'note'))) });
  }
  return lanes;
}

interface StateBox {
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
}

function boxesOf(
  session: SessionDefinition,
  machine: string,
  names: readonly string[],
  lanes: readonly Lane[],
): readonly StateBox[] {
  let y = top;
  return names.map((name, at) => {
    const lines = stayingOf(session, machine, name).flatMap((text) => wrapped(text, boxWidth - 20));
    const ports = portsOf(name, lanes).length;
    const height = Math.max(30 + lines.length * lineHeight, 16 + ports * portHeight);
    const box = { name, y, height, lines };
    const labels = lanes.filter(({ gap }) => gap === at).map((lane) => lane.labels.length);
    y += height + Math.max(smallestGap, Math.max(0, ...labels) * lineHeight + 12);
    return box;
  });
}

/** The lines that touch a state, the outermost first: so they do not cross each other on their way. */
const portsOf = (name: string, lanes: readonly Lane[]): readonly Lane[] =>
  lanes.filter(({ from, to }) => to === name || from.includes(name)).toSorted((one, other) => one.x - other.x);

function boxMarks({ name, y, height, lines }: StateBox, isInitial: boolean): readonly Mark[] {
  return [
    { mark: 'path', d: `M${left} ${y}h${boxWidth}v${height}h${-boxWidth}z`, look: isInitial ? 'open' : 'box' },
    ...(isInitial ? [arrow(left, y + 15, 'right'), line(`M4 ${y + 15}h${left - 4}`)] : []),
    { mark: 'text', x: left + 10, y: y + 19, text: name, look: 'name' },
    ...lines.map((text, at): Mark => ({ mark: 'text', x: left + 10, y: y + 34 + at * lineHeight, text, look: 'note' })),
  ];
}

function laneMarks(
  lane: Lane,
  lanes: readonly Lane[],
  boxes: readonly StateBox[],
  names: readonly string[],
): readonly Mark[] {
  const { from, to, labels, gap, x } = lane;
  const right = left + boxWidth;
  const port = (name: string): number => {
    const box = boxes[names.indexOf(name)];
    return box === undefined ? 0 : box.y + 12 + portsOf(name, lanes).indexOf(lane) * portHeight;
  };
  const ends = [...from, to].map(port);
  const box = boxes[gap];
  const below = box === undefined ? 0 : box.y + box.height;
  return [
    line(`M${x} ${Math.min(...ends)}V${Math.max(...ends)}${ends.map((y) => `M${right} ${y}H${x}`).join('')}`),
    arrow(right, port(to), 'left'),
    ...labels.map(
      (text, at): Mark => ({ mark: 'text', x: x + 6, y: below + 16 + at * lineHeight, text, look: 'note' }),
    ),
  ];
}

const line = (d: string): Mark => ({ mark: 'path', d, look: 'edge' });

const arrow = (x: number, y: number, to: 'left' | 'right'): Mark => {
  const back = to === 'left' ? 7 : -7;
  return { mark: 'path', d: `M${x} ${y}l${back} -4v8z`, look: 'arrow' };
};

/** Words in lines of so many pixels. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthOf(longer, 'note') <= width) lines[lines.length - 1] = longer;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}
