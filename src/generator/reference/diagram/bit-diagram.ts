import type { Drawing, Mark } from './drawing.js';
import { fitted, widthOf } from './drawing.js';
import type { Box, Choice, Piece } from './pieces.js';

const bitsInRow = 32;
const left = 44;
const rowHeight = 44;
const lineHeight = 24;
const calloutHeight = 16;
const rulerHeight = 30;
const narrowestTag = 72;
/** Fixed parts of more rows than this are drawn with a gap. */
const mostRows = 3;

/**
 * A bit diagram: a ruler of bits and bytes, fields to scale in rows of 32 bits, open boxes for what varies in length,
 * dashed ones for what may be missing, the cases of a union as lines under each other.
 */
export function bitDiagram(pieces: readonly Piece[]): Drawing | undefined {
  if (pieces.length === 0) return undefined;
  const pen = new Pen(scaleFor(pieces));
  pieces.forEach((piece, at) => {
    if (piece.piece === 'choice') pen.choice(piece);
    else if (piece.piece === 'box') pen.box(piece);
    // Nothing needs to be said in front of nothing.
    else if (at < pieces.length - 1) pen.caption(piece.label);
  });
  return pen.drawing();
}

/** Pixels for a bit: few bits get more room. */
function scaleFor(pieces: readonly Piece[]): number {
  const widths = pieces.map((piece) => (piece.piece === 'box' && piece.place === undefined ? piece.bits : undefined));
  if (widths.some((bits) => bits === undefined)) return 20;
  const total = widths.reduce<number>((sum, bits = 0) => sum + bits, 0);
  return total <= 8 ? 44 : total <= 16 ? 36 : 20;
}

/** A label that has no room in its box. */
interface Callout {
  readonly x: number;
  readonly text: string;
  readonly to?: string;
}

class Pen {
  readonly #marks: Mark[] = [];
  readonly #scale: number;
  #y = rulerHeight;
  /** Bits of the row that are drawn already. */
  #bit = 0;
  /** Bytes before the row; undefined behind something whose length varies. */
  #bytes: number | undefined = 0;
  #rowIsOpen = false;
  #callouts: Callout[] = [];
  #widestBit = 8;
  #hasBoxes = false;
  #right = 0;

  constructor(scale: number) {
    this.#scale = scale;
  }

  box(of: Box): void {
    if (of.bits === 0) return;
    this.#hasBoxes = true;
    if (of.place !== undefined) {
      this.#endRow();
      this.#bytes = of.place === 'varies' ? undefined : of.place;
      this.#bit = 0;
    }
    if (of.bits === undefined || of.bits > mostRows * bitsInRow) this.#open(of);
    else this.#closed(of, of.bits);
  }

  caption(label: string): void {
    this.#endRow();
    this.#note(left + 2, this.#y + 14, label);
    this.#y += 20;
    this.#bytes = undefined;
  }

  choice({ label, lines }: Choice): void {
    this.#endRow();
    const width = bitsInRow * this.#scale;
    this.#note(left + 2, this.#y + 12, label);
    this.#y += 18;
    const height = lines.length * lineHeight;
    const tagWidth = Math.max(narrowestTag, ...lines.map(({ tag }) => widthOf(tag, 'name') + 16));
    this.#path('edge', `M${left} ${this.#y}h${width}v${height}h${-width}zM${left + tagWidth} ${this.#y}v${height}`);
    lines.forEach((line, index) => {
      const y = this.#y + index * lineHeight;
      if (index > 0) this.#path('tick', `M${left} ${y}h${width}`);
      this.#marks.push({
        mark: 'text',
        x: left + tagWidth - 8,
        y: y + 16,
        text: line.tag,
        look: 'name',
        anchor: 'end',
      });
      this.#marks.push({
        mark: 'text',
        x: left + tagWidth + 10,
        y: y + 16,
        text: fitted(line.label, 'name', width - tagWidth - 20) ?? '',
        look: 'name',
        ...link(line),
      });
    });
    this.#y += height + 8;
    this.#widestBit = bitsInRow;
    this.#bytes = undefined;
  }

  drawing(): Drawing {
    this.#endRow();
    if (this.#hasBoxes) this.#ruler();
    const width = Math.max(left + this.#widestBit * this.#scale, this.#right) + 4;
    return { width: Math.ceil(width), height: Math.ceil(this.#y), marks: this.#marks };
  }

  /** A box for each row that it takes part of; the widest has the label. */
  #closed(of: Box, bits: number): void {
    const rows: { readonly x: number; readonly y: number; readonly bits: number }[] = [];
    for (let rest = bits; rest > 0; ) {
      if (this.#bit === bitsInRow) this.#endRow();
      this.#beginRow();
      const part = Math.min(rest, bitsInRow - this.#bit);
      rows.push({ x: this.#x(), y: this.#y, bits: part });
      this.#rectangle(of, this.#x(), part * this.#scale, rest < bits, rest > part);
      this.#advance(part);
      rest -= part;
    }
    const continued = `(${of.label})`;
    const widest = rows.reduce((best, row) => (row.bits > best.bits ? row : best));
    for (const row of rows) {
      if (row === widest) this.#label(of, row.x, row.y, row.bits * this.#scale);
      else if (widthOf(continued, 'name') + 6 <= row.bits * this.#scale) {
        this.#middle(row.x, row.y + 26, row.bits * this.#scale, continued);
      }
    }
  }

  #open(of: Box): void {
    const start = this.#bytes === undefined ? undefined : this.#bytes * 8 + this.#bit;
    this.#beginRow();
    if (this.#bit === bitsInRow || (bitsInRow - this.#bit) * this.#scale < widthOf(of.label, 'name') + 24) {
      // Too little room to say what it is: it begins here and goes on in a row of its own.
      if (this.#bit < bitsInRow) this.#openRectangle(of, this.#x(), (bitsInRow - this.#bit) * this.#scale);
      this.#endRow();
      this.#beginRow();
    }
    const width = (bitsInRow - this.#bit) * this.#scale;
    this.#openRectangle(of, this.#x(), width);
    this.#label(of, this.#x(), this.#y, width - 12);
    this.#bit = bitsInRow;
    this.#widestBit = bitsInRow;
    this.#endRow();
    // Behind a long part of known size the places are known again.
    const behind = start === undefined || of.bits === undefined ? undefined : start + of.bits;
    this.#bit = behind === undefined ? 0 : behind % bitsInRow;
    this.#bytes = behind === undefined ? undefined : (behind - this.#bit) / 8;
    this.#y += 4;
  }

  #label(of: Box, x: number, y: number, width: number): void {
    const fits = widthOf(of.label, 'name') <= width - 6;
    if (!fits) {
      const bits = of.bits === undefined ? '' : of.bits === 1 ? ', 1 bit' : `, ${of.bits} bits`;
      const note = of.style === 'fixed' && of.note !== '' ? ` ${of.note}` : '';
      this.#callouts.push({ x: x + width / 2, text: `${of.label}${note}${bits}`, ...link(of) });
      return;
    }
    const whole = of.note === '' || of.note === of.label ? undefined : of.note;
    const note = whole === undefined ? undefined : fitted(whole, 'note', width - 8);
    if (note !== whole) this.#callouts.push({ x: x + width / 2, text: `${of.label}: ${whole}`, ...link(of) });
    this.#middle(x, y + (note === undefined ? 26 : 19), width, of.label, of.to);
    if (note !== undefined) this.#middle(x, y + 34, width, note, of.to, 'note');
  }

  #middle(x: number, y: number, width: number, text: string, to?: string, look: 'name' | 'note' = 'name'): void {
    this.#marks.push({ mark: 'text', x: x + width / 2, y, text, look, anchor: 'middle', ...(to && { to }) });
  }

  #rectangle({ style, conditional }: Box, x: number, width: number, continued: boolean, continues: boolean): void {
    const look = style === 'plain' ? 'box' : style;
    const [y, h] = [this.#y, rowHeight];
    if (!continued && !continues) {
      this.#path(conditional ? `${look} maybe` : look, `M${x} ${y}h${width}v${h}h${-width}z`);
      return;
    }
    // No line where the part of one row meets that of the next.
    const end = continues ? '' : `M${x} ${y + h}h${width}`;
    const across = continued ? `m${width} 0` : `h${width}`;
    this.#path(`${look} bare`, `M${x} ${y}h${width}v${h}h${-width}z`);
    this.#path(conditional ? 'maybe edge' : 'edge', `M${x} ${y + h}v${-h}${across}v${h}${end}`);
  }

  /** The right side is torn off. */
  #openRectangle({ conditional }: Box, x: number, width: number): void {
    const tooth = rowHeight / 8;
    const teeth = Array.from({ length: 8 }, (_, index) => `l${index % 2 === 0 ? -6 : 6} ${tooth}`).join('');
    this.#path(conditional ? 'open maybe' : 'open', `M${x} ${this.#y}h${width}${teeth}h${-width}z`);
  }

  #beginRow(): void {
    if (this.#rowIsOpen) return;
    this.#rowIsOpen = true;
    const text = this.#bytes === undefined ? '…' : String(this.#bytes);
    this.#marks.push({ mark: 'text', x: left - 8, y: this.#y + 26, text, look: 'ruler', anchor: 'end' });
  }

  #advance(bits: number): void {
    this.#bit += bits;
    this.#widestBit = Math.max(this.#widestBit, this.#bit);
  }

  #endRow(): void {
    if (!this.#rowIsOpen) return;
    this.#rowIsOpen = false;
    this.#y += rowHeight;
    this.#placeCallouts();
    if (this.#bytes !== undefined) this.#bytes += this.#bit / 8;
    this.#bit = 0;
  }

  /** Each label under its box and to the right of its line, so deep that it crosses none of the lines there. */
  #placeCallouts(): void {
    const placed: { readonly of: Callout; readonly depth: number }[] = [];
    for (const of of [...this.#callouts].sort((one, other) => other.x - one.x)) {
      const end = of.x + 12 + widthOf(of.text, 'note');
      const crossed = placed.filter((other) => other.of.x < end).map(({ depth }) => depth + 1);
      placed.push({ of, depth: Math.max(0, ...crossed) });
    }
    for (const { of, depth: at } of placed) {
      const y = this.#y + at * calloutHeight;
      this.#path('lead', `M${of.x} ${this.#y}V${y + 10}h5`);
      this.#note(of.x + 8, y + 13, of.text, of.to);
    }
    if (placed.length > 0) this.#y += (Math.max(...placed.map(({ depth }) => depth)) + 1) * calloutHeight + 6;
    this.#callouts = [];
  }

  #note(x: number, y: number, text: string, to?: string): void {
    this.#marks.push({ mark: 'text', x, y, text, look: 'note', ...(to && { to }) });
    this.#right = Math.max(this.#right, x + widthOf(text, 'note'));
  }

  #ruler(): void {
    const y = rulerHeight;
    const bits = Array.from({ length: this.#widestBit + 1 }, (_, bit) => bit);
    const ticks = bits.map((bit) => `M${left + bit * this.#scale} ${y}v${bit % 8 === 0 ? -12 : -5}`).join('');
    this.#path('tick', ticks);
    const numbered = bits.filter(
      (bit) => bit < this.#widestBit && (this.#scale > 30 || bit % 8 === 0 || bit % 8 === 7),
    );
    for (const bit of numbered) {
      const x = left + (bit + 0.5) * this.#scale;
      this.#marks.push({ mark: 'text', x, y: y - 8, text: String(bit), look: 'ruler', anchor: 'middle' });
    }
  }

  #x(): number {
    return left + this.#bit * this.#scale;
  }

  #path(look: Extract<Mark, { mark: 'path' }>['look'], d: string): void {
    this.#marks.push({ mark: 'path', d, look });
  }
}

const link = ({ to }: { readonly to?: string }): { readonly to?: string } => (to === undefined ? {} : { to });
