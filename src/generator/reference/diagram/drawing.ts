/** Shapes and words at places, in pixels: what every drawing of the reference is made of. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export type Mark =
  /** Straight lines through points, open or closed. */
  | { readonly mark: 'path'; readonly d: string; readonly look: Look }
  | {
      readonly mark: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly look: TextLook;
      readonly anchor?: 'middle' | 'end';
      /** The definition that the words name. */
      readonly to?: string;
    };

/** Names of classes of the style sheet. */
export type Look = Shade | `${Shade} maybe` | `${Shade} bare` | 'edge' | 'maybe edge' | 'tick' | 'lead' | 'arrow';
type Shade = 'box' | 'fixed' | 'derived' | 'open';
export type TextLook = 'name' | 'note' | 'ruler';

/** Width of a letter of the drawings' monospaced face, in pixels. */
const letterWidth: Readonly<Record<TextLook, number>> = { name: 7.25, note: 6.05, ruler: 6.05 };

export const widthOf = (text: string, look: TextLook): number => text.length * letterWidth[look];

/** What fits a width; with an ellipsis where something is cut off. Undefined where not even a beginning fits. */
export function fitted(text: string, look: TextLook, room: number): string | undefined {
  const letters = Math.floor(room / letterWidth[look]);
  if (text.length <= letters) return text;
  return letters < 4 ? undefined : `${text.slice(0, letters - 1)}…`;
}
