/** What was used last, under its name: kept for the way back, and given up when others have been used since. */
export class RecentlyUsed<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(name: string, make: () => T): T {
    const found = this.kept.get(name) ?? make();
    // Last used goes last, so that the first is the one to give up.
    this.kept.delete(name);
    this.kept.set(name, found);
    if (this.kept.size > this.most) this.kept.delete([...this.kept.keys()][0]);
    return found;
  }

  /** As it is kept, if it is. */
  find(name: string): T | undefined {
    return this.kept.get(name);
  }

  all(): T[] {
    return [...this.kept.values()];
  }

  delete(name: string): void {
    this.kept.delete(name);
  }

  clear(): void {
    this.kept.clear();
  }
}
