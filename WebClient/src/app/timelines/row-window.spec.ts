import { RowHeights } from './row-heights';
import { rowWindow } from './row-window';

const ids = Array.from({ length: 10_000 }, (_, i) => String(i));

describe('The window of rows', () => {
  it('draws only what is near the screen, and keeps the list as high as it is', () => {
    const heights = new RowHeights();
    for (const id of ids) heights.set(id, 100);
    const window = rowWindow(ids, heights, 500_000, 501_000);
    expect(window).toEqual({ start: 5_000, end: 5_010, above: 500_000, below: 499_000 });
  });

  it('draws from the first row when the top is above the list', () => {
    expect(rowWindow(ids, new RowHeights(), -1_000, 100)).toMatchObject({ start: 0, above: 0 });
  });

  it('draws nothing of an empty list', () => {
    expect(rowWindow([], new RowHeights(), 0, 100)).toEqual({ start: 0, end: 0, above: 0, below: 0 });
  });

  it('guesses what it has not measured from what it has', () => {
    const heights = new RowHeights();
    heights.set('0', 50);
    heights.set('1', 150);
    expect(heights.of('2')).toBe(100);
  });

  it('measures anew at another width', () => {
    const heights = new RowHeights();
    heights.useWidth(600);
    heights.set('0', 50);
    heights.useWidth(320);
    expect(heights.of('0')).not.toBe(50);
  });
});
