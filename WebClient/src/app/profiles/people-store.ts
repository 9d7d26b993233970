import { computed, signal } from '@angular/core';
import { PageQuery } from '../api/page-query';
import { Problem, problemOf } from '../api/problem';
import { Page, User } from '../api/types';
import { RowHeights } from '../timelines/row-heights';
import { UserStore } from './user-store';

/** People on a page that is read anew. */
const fewest = 40;
const most = 100;

export type PeopleReader = (query: PageQuery) => Promise<Page<User>>;

/** A list of people, as ids, read page by page. */
export class PeopleStore {
  private readonly shown = signal<readonly string[]>([]);
  private readonly olderThan = signal<string | null>(null);
  private readonly state = signal<'loading' | 'ready'>('loading');
  private readonly reading = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private latest = Symbol();

  readonly ids = this.shown.asReadonly();
  readonly status = this.state.asReadonly();
  readonly loading = this.reading.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly hasMore = computed(() => this.olderThan() !== null);
  readonly heights = new RowHeights();

  constructor(
    private readonly read: PeopleReader,
    private readonly users: UserStore,
  ) {}

  async open(): Promise<void> {
    if (this.state() === 'loading') await this.readMore();
  }

  async readMore(): Promise<void> {
    if (this.reading()) return;
    this.reading.set(true);
    this.latest = Symbol();
    try {
      const page = await this.read({ before: this.olderThan() ?? undefined });
      this.users.put(page.items);
      this.shown.update((ids) => [...new Set([...ids, ...page.items.map(({ id }) => id)])]);
      this.olderThan.set(page.before);
      this.failure.set(null);
      this.state.set('ready');
    } catch (error) {
      this.failure.set(problemOf(error));
    } finally {
      this.reading.set(false);
    }
  }

  /** As many as are shown, as they now are, and without an answer as they were. What is read later goes on from there. */
  async refresh(): Promise<void> {
    if (this.state() === 'loading' || this.reading()) return;
    const latest = (this.latest = Symbol());
    const limit = Math.min(most, Math.max(fewest, this.shown().length));
    try {
      const page = await this.read({ limit });
      if (latest !== this.latest) return;
      this.users.put(page.items);
      this.shown.set(page.items.map(({ id }) => id));
      this.olderThan.set(page.before);
      this.failure.set(null);
    } catch {
      // The next occasion asks again.
    }
  }
}
