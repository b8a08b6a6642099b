import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answer } from '../operation.ts';

/** Items that are written without letting other work of the process in between: about a millisecond. */
const slice = 500;

/**
 * The answer with a collection that is published without links and without pages, so that it can be long: written in
 * slices.
 */
export async function slicedList<Item>(items: readonly Item[], wireForm: (item: Item) => object): Promise<Answer> {
  const pieces: string[] = [];
  for (let from = 0; from < items.length; from += slice) {
    const written = items.slice(from, from + slice).map((item) => JSON.stringify(wireForm(item)));
    pieces.push(written.join(','));
    await nextTurn();
  }
  const head = `{"totalCount":${items.length},"items":[`;
  return { bytes: Buffer.from(`${head}${pieces.join(',')}],"attributes":{"objectType":"Collection"}}`) };
}
