import type { Given } from '../../../generated/catalog.js';
import { Contents } from '../../../src/runtime/contents.js';
import { References } from '../../../src/runtime/references.js';
import type { ResolvedSchema } from '../../../src/schema/resolved.js';
import { primitives } from '../../../src/transport/index.js';
import { schema } from '../../support/schema.js';

/** All generated modules, by format. */
export const formats: Readonly<Record<string, object>> = Object.fromEntries(
  await Promise.all(
    schema.formats.map(
      async ({ format }): Promise<[string, object]> => [format, await import(`../../../generated/${format}/parts.ts`)],
    ),
  ),
);

/** Calls functions that the generator named after something of the spec. */
export function callerIn(modules: Readonly<Record<string, object>>) {
  return (verb: string, name: string, parameters: readonly unknown[]): unknown => {
    const [format = '', local = ''] = name.split('.');
    const called = `${verb}${local.charAt(0).toUpperCase()}${local.slice(1)}`;
    const generated: unknown = Reflect.get(modules[format] ?? {}, called);
    if (typeof generated !== 'function') throw new Error(`There is no ${called} in ${format}`);
    return Reflect.apply(generated, undefined, parameters);
  };
}

/** Generated functions by the names of the types they are for. */
export type Encoders = typeof encodersOf;

export function encodersOf(modules: Readonly<Record<string, object>>, of: ResolvedSchema) {
  const callGenerated = callerIn(modules);

  /** The generated encoder itself, which trusts that the value has its TypeScript type; the catalog's checks that first. */
  function encodeUnchecked(name: string, value: unknown, given: Given | undefined): Uint8Array {
    const bytes = callGenerated('encode', name, [value, ...(given === undefined ? [] : [given]), { primitives }]);
    if (!ArrayBuffer.isView(bytes)) throw new Error(`The encoder of ${name} gives no bytes`);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The generated size itself. */
  function sizeUnchecked(name: string, value: unknown, given: Given | undefined): unknown {
    const analysis = of.types[name]?.analysis;
    const tables = analysis?.needsTables.map(tableFor) ?? [];
    const depth = analysis?.needsDepth === true ? [0] : [];
    return callGenerated('size', name, [value, ...(given === undefined ? [] : [given]), ...tables, ...depth]);
  }

  /** An empty table, as the type that enters it finds its entries. */
  function tableFor(table: string): object {
    const type = Object.values(of.types).find(({ interned }) => interned?.table === table);
    if (type?.interned?.key !== 'content') return new References();
    return type.type.kind === 'utf8'
      ? new Contents<string>()
      : new Contents<unknown>((value) => String(callGenerated('keyOf', type.name, [value])));
  }

  return { callGenerated, encodeUnchecked, sizeUnchecked };
}

/** Those of the spec. */
export const { callGenerated, encodeUnchecked, sizeUnchecked } = encodersOf(formats, schema);
