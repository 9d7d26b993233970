import { groupedCount } from './grouped-count';

describe('A count in full', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [123_456, '123,456'],
    [1_234_567, '1,234,567'],
  ])('writes %i as %s', (count, written) => {
    expect(groupedCount(count)).toBe(written);
  });
});
