/** A whole number in full: 999, 1,234, 1,234,567. */
export function groupedCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
