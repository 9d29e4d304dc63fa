import type { Level, Source } from '../../schema/model.js';
import type { ResolvedRule } from '../../schema/resolved.js';
import type { Drawing } from './diagram/drawing.js';
import type { ShownExample } from './examples/shown-example.js';

/** What a link leads to. Each format of the pages knows where that is. */
export type Target =
  | { readonly to: 'definition'; readonly name: string }
  | { readonly to: 'rule'; readonly id: string }
  | { readonly to: 'clause'; readonly of: Source }
  | { readonly to: 'format'; readonly format: string }
  | { readonly to: 'page'; readonly page: 'index' | 'names' | 'rules' | 'documents' | 'coverage' };

/** A piece of a sentence. */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly level: Level }
  | { readonly link: Target; readonly text: string; readonly code?: boolean };

export type Text = readonly Inline[];

export interface Row {
  readonly cells: readonly Text[];
  /** Where links to it lead. */
  readonly id?: string;
}

/** A part of a page, whatever it is written in. */
export type Block =
  | { readonly block: 'heading'; readonly text: string; readonly depth: 2 | 3; readonly id: string }
  | { readonly block: 'paragraph'; readonly text: Text; readonly lead?: boolean }
  | { readonly block: 'list'; readonly items: readonly Text[] }
  | { readonly block: 'table'; readonly head: readonly string[]; readonly rows: readonly Row[] }
  | { readonly block: 'drawing'; readonly drawing: Drawing; readonly file: string; readonly title: string }
  | { readonly block: 'rule'; readonly rule: ResolvedRule; readonly title: string }
  | { readonly block: 'example'; readonly example: ShownExample };

export interface Page {
  /** Below the folder of the reference, without an ending: `rtmp/chunk-stream`. */
  readonly path: string;
  readonly title: string;
  /** What kind of thing the page is about: `type`, `enumeration`. */
  readonly about: string;
  /** The format that it belongs to. */
  readonly format?: string;
  /** The definitions that it describes, each by its full name. */
  readonly names: readonly string[];
  readonly blocks: readonly Block[];
  /** Whether it is long enough to be searched. */
  readonly search?: boolean;
}

export const heading = (text: string, depth: 2 | 3 = 2, id: string = slug(text)): Block => ({
  block: 'heading',
  text,
  depth,
  id,
});
export const paragraph = (...text: Inline[]): Block => ({ block: 'paragraph', text });
export const code = (text: string): Inline => ({ code: text });
export const linkTo = (name: string): Inline => ({ link: { to: 'definition', name }, text: name, code: true });
export const linkToRule = (id: string): Inline => ({ link: { to: 'rule', id }, text: id, code: true });

/** `Values of tagType` → `values-of-tag-type`. */
export const slug = (text: string): string =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Texts in a row with something between them. */
export const joined = (texts: readonly Text[], between: string, last = between): Text =>
  texts.flatMap((text, index) => (index === 0 ? text : [index === texts.length - 1 ? last : between, ...text]));
