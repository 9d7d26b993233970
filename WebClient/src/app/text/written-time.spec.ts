import { writtenMinute, writtenMonth, writtenSecond } from './written-time';

describe('A written time', () => {
  it('is where the reader is, in their language and with their clock, as exact as asked', () => {
    const time = new Date(2026, 0, 2, 15, 4, 5, 678);
    const written = (options: Intl.DateTimeFormatOptions) => time.toLocaleString(undefined, options);
    expect(writtenMonth(time.toISOString())).toBe(written({ year: 'numeric', month: 'long' }));
    expect(writtenMinute(time.toISOString())).toBe(written({ dateStyle: 'long', timeStyle: 'short' }));
    expect(writtenSecond(time.toISOString())).toBe(written({ dateStyle: 'long', timeStyle: 'medium' }));
  });
});
