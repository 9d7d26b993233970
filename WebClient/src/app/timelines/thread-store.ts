import { computed, signal } from '@angular/core';
import { compareIds } from '../api/ids';
import { PageQuery } from '../api/page-query';
import { Problem, problemOf } from '../api/problem';
import { ThreadPage, Tweet } from '../api/types';
import { TweetStore } from '../tweets/tweet-store';
import { RowHeights } from './row-heights';

export type ThreadReader = (query: PageQuery) => Promise<ThreadPage>;

/** A tweet's conversation, as ids: what it answers, topmost first, and what answers it, the author's own replies first. */
export class ThreadStore {
  private readonly above = signal<readonly string[]>([]);
  /** Written here: they stay on top until the thread is read anew. */
  private readonly written = signal<readonly string[]>([]);
  private readonly replies = signal<readonly string[]>([]);
  private readonly next = signal<string | null>(null);
  private readonly state = signal<'new' | 'loading' | 'ready' | 'failed'>('new');
  private readonly reading = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private readonly known = new Set<string>();
  private owner = Symbol();
  private newerThan: string | null = null;
  private catching: Promise<void> | null = null;

  readonly status = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly loadingMore = this.reading.asReadonly();
  readonly hasMore = computed(() => this.next() !== null);
  /** Deleted ones keep their place. */
  readonly ancestors = this.above.asReadonly();
  readonly ids = computed(() =>
    [...this.written(), ...this.replies()].filter((id) => !this.tweets.isHidden(id)),
  );
  readonly heights = new RowHeights();

  constructor(
    readonly id: string,
    private readonly read: ThreadReader,
    private readonly tweets: TweetStore,
  ) {}

  /** Reads the thread; what is here already is brought up to date. */
  async open(): Promise<void> {
    if (this.state() === 'loading') return;
    if (this.state() === 'ready') return this.refresh();
    this.state.set('loading');
    try {
      const page = await this.readPage({});
      if (!page) return;
      this.above.set(page.ancestors.map(({ id }) => id));
      this.add(page.items);
      this.next.set(page.before);
      this.newerThan = page.after;
      this.failure.set(null);
      this.state.set('ready');
    } catch (error) {
      this.failure.set(problemOf(error));
      this.state.set('failed');
    }
  }

  async readMore(): Promise<void> {
    const before = this.next();
    if (before === null || this.reading()) return;
    this.reading.set(true);
    try {
      const page = await this.readPage({ before });
      if (!page) return;
      this.add(page.items);
      this.next.set(page.before);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(problemOf(error));
    } finally {
      this.reading.set(false);
    }
  }

  /** Replies committed since the last page was read, each in its place. */
  catchUp(): Promise<void> {
    return (this.catching ??= this.readNewer().finally(() => {
      this.catching = null;
    }));
  }

  insert(id: string): void {
    if (this.state() !== 'ready' || this.known.has(id)) return;
    this.known.add(id);
    this.written.update((ids) => [id, ...ids]);
  }

  /** A reply got its real id; if that came by another way already, it shows where it was written. */
  exchange(from: string, to: string): void {
    if (!this.known.delete(from)) return;
    this.known.add(to);
    this.heights.move(from, to);
    this.replies.update((ids) => ids.filter((id) => id !== to));
    this.written.update((ids) => ids.map((id) => (id === from ? to : id)));
  }

  has(id: string): boolean {
    return id === this.id || this.known.has(id) || this.above().includes(id);
  }

  drop(id: string): void {
    this.known.delete(id);
    this.written.update((ids) => ids.filter((other) => other !== id));
  }

  /** What is on its way is for somebody who has left. */
  clear(): void {
    this.owner = Symbol();
  }

  private async readPage(query: PageQuery): Promise<ThreadPage | null> {
    const owner = this.owner;
    const page = await this.read(query);
    if (owner !== this.owner) return null;
    this.tweets.put([
      ...page.ancestors.flatMap(({ tweet }) => (tweet ? [tweet] : [])),
      page.tweet,
      ...page.items,
    ]);
    return page;
  }

  /** Without an answer what is here stays as it is; the next occasion asks again. */
  private async refresh(): Promise<void> {
    try {
      await this.catchUp();
      this.failure.update((problem) => (problem?.status === 404 ? null : problem));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.status === 404) this.failure.set(problem);
    }
  }

  private async readNewer(): Promise<void> {
    while (this.state() === 'ready' && this.newerThan !== null) {
      const page = await this.readPage({ after: this.newerThan, limit: 100 });
      if (!page) return;
      if (page.after !== null) this.newerThan = page.after;
      if (page.items.length === 0) return;
      for (const tweet of page.items) this.place(tweet);
    }
  }

  private add(tweets: readonly Tweet[]): void {
    const ids = tweets.map(({ id }) => id).filter((id) => !this.known.has(id));
    for (const id of ids) this.known.add(id);
    this.replies.update((shown) => [...shown, ...ids]);
  }

  private place({ id }: Tweet): void {
    if (this.known.has(id)) return;
    const replies = [...this.replies(), id].sort((a, b) => this.compare(a, b));
    // What follows the last one read is reached by reading on.
    if (this.hasMore() && replies.at(-1) === id) return;
    this.known.add(id);
    this.replies.set(replies);
  }

  private compare(a: string, b: string): number {
    return Number(this.isOthers(a)) - Number(this.isOthers(b)) || compareIds(a, b);
  }

  private isOthers(id: string): boolean {
    return this.tweets.tweet(id)()?.author.id !== this.tweets.tweet(this.id)()?.author.id;
  }
}
