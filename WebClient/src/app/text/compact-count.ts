/** A number that fits beside an icon: 999, 1.2K, 35K, 4.1M. Never more than there are. */
export function compactCount(count: number): string {
  if (count < 1_000) return String(count);
  const [unit, letter] = count < 1_000_000 ? [1_000, 'K'] : [1_000_000, 'M'];
  const tenths = Math.floor((count * 10) / unit);
  return tenths < 100 && tenths % 10 ? `${tenths / 10}${letter}` : `${Math.floor(tenths / 10)}${letter}`;
}

/** With what is counted, as it is read out beside a button that shows the number: "1 like", "1.2K likes". */
export function countName(count: number, one: string, many: string): string {
  return `${compactCount(count)} ${count === 1 ? one : many}`;
}
