/** Does each of the items, so many at a time, in their order. */
export async function inParallel<T>(
  jobs: number,
  items: readonly T[],
  perform: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const work = async () => {
    for (const item of waiting) await perform(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
}
