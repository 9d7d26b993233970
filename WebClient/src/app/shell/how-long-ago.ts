const formats = {
  exact: { dateStyle: 'full', timeStyle: 'short' },
  sameYear: { month: 'short', day: 'numeric' },
  otherYear: { year: 'numeric', month: 'short', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<keyof typeof formats, Intl.DateTimeFormat>();

/** "3 min", "5 h", "12 May". */
export function howLongAgo(time: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - time.getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return format(time.getFullYear() === now.getFullYear() ? 'sameYear' : 'otherYear', time);
}

export function exactly(time: Date): string {
  return format('exact', time);
}

// A formatter is dear to make and cheap to keep.
function format(kind: keyof typeof formats, time: Date): string {
  let formatter = made.get(kind);
  if (!formatter) made.set(kind, (formatter = new Intl.DateTimeFormat(undefined, formats[kind])));
  return formatter.format(time);
}
