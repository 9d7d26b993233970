/** Orders ids (64-bit numbers as decimal strings) by time, oldest first. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
