import { compactCount, countName } from './compact-count';

describe('A count beside an icon', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1K'],
    [1_250, '1.2K'],
    [9_999, '9.9K'],
    [10_000, '10K'],
    [999_999, '999K'],
    [1_500_000, '1.5M'],
    [23_000_000, '23M'],
  ])('of %d is %s', (count, shown) => {
    expect(compactCount(count)).toBe(shown);
  });
});

describe('The name of a count', () => {
  it.each([
    [0, '0 likes'],
    [1, '1 like'],
    [2, '2 likes'],
    [1_250, '1.2K likes'],
  ])('of %d has what is shown in it: %s', (count, name) => {
    expect(countName(count, 'like', 'likes')).toBe(name);
    expect(name).toContain(compactCount(count));
  });
});
