/** Before anything is measured: a tweet of two lines. */
const usual = 148;

/** What has been measured of a list's rows, and a fair guess for the rest. */
export class RowHeights {
  private readonly measured = new Map<string, number>();
  private sum = 0;
  private width = 0;

  of(id: string): number {
    return this.measured.get(id) ?? this.guess();
  }

  set(id: string, height: number): void {
    this.sum += height - (this.measured.get(id) ?? 0);
    this.measured.set(id, height);
  }

  move(from: string, to: string): void {
    const height = this.measured.get(from);
    if (height !== undefined) this.set(to, height);
    this.forget(from);
  }

  forget(id: string): void {
    this.sum -= this.measured.get(id) ?? 0;
    this.measured.delete(id);
  }

  /** Another width breaks lines elsewhere. */
  useWidth(width: number): void {
    if (this.width !== 0 && this.width !== width) {
      this.measured.clear();
      this.sum = 0;
    }
    this.width = width;
  }

  private guess(): number {
    return this.measured.size ? Math.round(this.sum / this.measured.size) : usual;
  }
}
