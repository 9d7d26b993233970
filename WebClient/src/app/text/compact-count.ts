import { numberFormat } from './formats';

const compact = numberFormat({ notation: 'compact', roundingMode: 'trunc' });

/** A number that fits beside an icon, as the reader writes it: 999, 1.2K, 35K, 4.1M. Never more than there are. */
export function compactCount(count: number): string {
  return compact(count);
}

/** With what is counted, as it is read out beside a button that shows the number: "1 like", "1.2K likes". */
export function countName(count: number, one: string, many: string): string {
  return `${compactCount(count)} ${count === 1 ? one : many}`;
}
