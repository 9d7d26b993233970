import { dateFormat, lazily, numberFormat } from '../text/formats';

const exact = dateFormat({ dateStyle: 'full', timeStyle: 'short' });
const inThisYear = dateFormat({ month: 'short', day: 'numeric' });
const inAnotherYear = dateFormat({ year: 'numeric', month: 'short', day: 'numeric' });
const inMinutes = numberFormat({ style: 'unit', unit: 'minute', unitDisplay: 'short' });
const inHours = numberFormat({ style: 'unit', unit: 'hour', unitDisplay: 'narrow' });
const now = lazily(() => new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(0, 'second'));

/** "now", "3 min", "5h", "May 12", in the reader's language. */
export function howLongAgo(time: Date, present: Date): string {
  const minutes = Math.floor((present.getTime() - time.getTime()) / 60_000);
  if (minutes < 1) return now();
  if (minutes < 60) return inMinutes(minutes);
  if (minutes < 24 * 60) return inHours(Math.floor(minutes / 60));
  return time.getFullYear() === present.getFullYear() ? inThisYear(time) : inAnotherYear(time);
}

export function exactly(time: Date): string {
  return exact(time);
}
