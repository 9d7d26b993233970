import { writtenMinute, writtenMonth, writtenSecond } from './written-time';

describe('A written time', () => {
  it('is where the reader is, as exact as asked', () => {
    const time = new Date(2026, 0, 2, 3, 4, 5, 678).toISOString();
    expect(writtenMonth(time)).toBe('January 2026');
    expect(writtenMinute(time)).toBe('2 January 2026, 03:04');
    expect(writtenSecond(time)).toBe('2 January 2026, 03:04:05');
    const late = new Date(2025, 11, 31, 23, 59, 59).toISOString();
    expect(writtenSecond(late)).toBe('31 December 2025, 23:59:59');
  });
});
