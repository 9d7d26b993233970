import { RowHeights } from './row-heights';

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  start: number;
  end: number;
  /** The room that the rows not drawn would take. */
  above: number;
  below: number;
}

/**
 * The rows between `top` and `bottom`, in pixels from the top of the list. The guess of unmeasured rows moves with every
 * measurement, so the room above is found anew each time, and whoever draws it holds what is being read in place.
 */
export function rowWindow(
  ids: readonly string[],
  heights: RowHeights,
  top: number,
  bottom: number,
): RowWindow {
  let start = 0;
  let above = 0;
  while (start < ids.length) {
    const height = heights.of(ids[start]);
    if (above + height > top) break;
    above += height;
    start++;
  }
  let end = start;
  let y = above;
  while (end < ids.length && y < bottom) y += heights.of(ids[end++]);
  let below = 0;
  for (let i = end; i < ids.length; i++) below += heights.of(ids[i]);
  return { start, end, above, below };
}
