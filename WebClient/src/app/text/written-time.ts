import { dateFormat } from './formats';

const month = dateFormat({ year: 'numeric', month: 'long' });
const minute = dateFormat({ dateStyle: 'long', timeStyle: 'short' });
const second = dateFormat({ dateStyle: 'long', timeStyle: 'medium' });

/** Of a time in ISO 8601, where the reader is and as they write it: "January 2026". */
export function writtenMonth(time: string): string {
  return month(new Date(time));
}

/** "January 2, 2026 at 3:04 AM", "2. Januar 2026 um 03:04". */
export function writtenMinute(time: string): string {
  return minute(new Date(time));
}

/** With the second. */
export function writtenSecond(time: string): string {
  return second(new Date(time));
}
