/** One value in the hands of one codec. */
export interface Trial {
  readonly encode: () => unknown;
  readonly decode: () => unknown;
  /** Whether what it decodes is the value. */
  readonly decodes: () => boolean;
  /** Whether what it encodes reads back as the value. */
  readonly encodes: () => boolean;
  /** Bytes of the encoding. */
  readonly size: number;
}

export type Direction = 'decode' | 'encode';

export interface Contenders {
  readonly able: readonly { readonly name: string; readonly trial: Trial }[];
  readonly cannot: readonly { readonly name: string; readonly reason: string }[];
}

/** Who can take part: nobody is timed who does not give the value back. */
export function contenders(
  codecs: readonly { readonly name: string; readonly trial: () => Trial }[],
  direction: Direction,
): Contenders {
  const able: { name: string; trial: Trial }[] = [];
  const cannot: { name: string; reason: string }[] = [];
  for (const { name, trial: start } of codecs) {
    try {
      const trial = start();
      if (direction === 'decode' ? trial.decodes() : trial.encodes()) able.push({ name, trial });
      else cannot.push({ name, reason: `what it ${direction}s is not the value` });
    } catch (error) {
      cannot.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { able, cannot };
}

/** Some peers print lines while they work; printing must not count as their time. */
export async function quietly<T>(work: () => T | Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
