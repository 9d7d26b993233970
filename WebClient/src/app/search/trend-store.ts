import { Injectable, inject, signal } from '@angular/core';
import { Problem, problemOf } from '../api/problem';
import { Trend } from '../api/types';
import { SearchClient } from './search-client';

/** As often as the server counts. */
const readEvery = 60_000;

/** What many write about just now, read anew while somebody looks. */
@Injectable({ providedIn: 'root' })
export class TrendStore {
  private readonly client = inject(SearchClient);
  private readonly read = signal<readonly Trend[] | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private readAt = -Infinity;

  /** Null until they have been read. */
  readonly trends = this.read.asReadonly();
  readonly problem = this.failure.asReadonly();

  /** Reads them unless that was just done. */
  async refresh(): Promise<void> {
    if (performance.now() - this.readAt < readEvery) return;
    await this.reload();
  }

  async reload(): Promise<void> {
    this.readAt = performance.now();
    try {
      this.read.set(await this.client.trends());
      this.failure.set(null);
    } catch (error) {
      this.readAt = -Infinity;
      this.failure.set(problemOf(error));
    }
  }
}
