/** JSON has no NaN and no infinities; flash-lso writes null for them. */
export const finite = (of: number): number | null => (Number.isFinite(of) ? of : null);

export const element = (name: string, value: unknown): unknown => ({ name, value });

export const instance = (id: number, elements: readonly unknown[], definition: unknown): unknown => ({
  Object: { id, data: { elements, class_definition: definition } },
});

/** Traits of a plain object. */
export const anonymous = { name: '', attributes: 1, static_properties: [] };
