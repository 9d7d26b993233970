import { numberFormat } from './formats';

const grouped = numberFormat();

/** A whole number in full, as the reader writes it: 1,234,567 or 1.234.567. */
export function groupedCount(count: number): string {
  return grouped(count);
}
