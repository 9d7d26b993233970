// Intl knows these too, and takes longer to be made than the whole early page takes to be drawn; Angular's pipes would be
// 15 kB of the first page.
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Of a time in ISO 8601, where the reader is: "January 2026". */
export function writtenMonth(time: string): string {
  const date = new Date(time);
  return `${months[date.getMonth()]} ${date.getFullYear()}`;
}

/** "2 January 2026, 03:04". */
export function writtenMinute(time: string): string {
  const date = new Date(time);
  return `${date.getDate()} ${writtenMonth(time)}, ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** "2 January 2026, 03:04:05". */
export function writtenSecond(time: string): string {
  return `${writtenMinute(time)}:${twoDigits(new Date(time).getSeconds())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
