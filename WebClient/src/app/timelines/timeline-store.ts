import { computed, signal } from '@angular/core';
import { compareIds } from '../api/ids';
import { PageQuery } from '../api/page-query';
import { Problem, problemOf } from '../api/problem';
import { Page, Tweet } from '../api/types';
import { TweetStore } from '../tweets/tweet-store';
import { RowHeights } from './row-heights';

export type PageReader = (query: PageQuery) => Promise<Page<Tweet>>;

/** One list of tweets, newest first, as ids: what is shown, and what waits to be. */
export class TimelineStore {
  private readonly shownIds = signal<readonly string[]>([]);
  private readonly waitingIds = signal<readonly string[]>([]);
  private readonly olderThan = signal<string | null>(null);
  private readonly state = signal<'new' | 'loading' | 'ready' | 'failed'>('new');
  private readonly readingOlder = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private readonly known = new Set<string>();
  private owner = Symbol();
  private newerThan: string | null = null;
  private catching: Promise<void> | null = null;

  readonly status = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly settled = computed(() => this.state() === 'ready' || this.state() === 'failed');
  readonly loadingOlder = this.readingOlder.asReadonly();
  readonly hasOlder = computed(() => this.olderThan() !== null);
  readonly ids = computed(() => this.withoutHidden(this.shownIds()));
  readonly waiting = computed(() => this.withoutHidden(this.waitingIds()).length);
  /** Measured once, so that coming back finds everything where it was. */
  readonly heights = new RowHeights();

  constructor(
    private readonly read: PageReader,
    private readonly tweets: TweetStore,
  ) {}

  /** The newest page, unless it is here already. */
  async open(): Promise<void> {
    if (this.state() === 'new' || this.state() === 'failed') await this.reload();
  }

  async reload(): Promise<void> {
    if (this.state() !== 'ready') this.state.set('loading');
    try {
      const page = await this.readPage({});
      if (!page) return;
      this.known.clear();
      this.shownIds.set(this.unknown(page.items));
      this.waitingIds.set([]);
      this.olderThan.set(page.before);
      this.newerThan = page.after;
      this.failure.set(null);
      this.state.set('ready');
    } catch (error) {
      this.failure.set(problemOf(error));
      this.state.set('failed');
    }
  }

  async readOlder(): Promise<void> {
    const before = this.olderThan();
    if (before === null || this.readingOlder()) return;
    this.readingOlder.set(true);
    try {
      const page = await this.readPage({ before });
      if (!page) return;
      const ids = this.unknown(page.items);
      this.shownIds.update((shown) => [...shown, ...ids]);
      this.olderThan.set(page.before);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(problemOf(error));
    } finally {
      this.readingOlder.set(false);
    }
  }

  /** Everything since the last page read, once; it waits like what arrives live. */
  catchUp(): Promise<void> {
    return (this.catching ??= this.readNewer().finally(() => {
      this.catching = null;
    }));
  }

  receive(tweet: Tweet): void {
    if (this.state() !== 'ready') return;
    this.tweets.put([tweet]);
    this.wait([tweet]);
  }

  showWaiting(): void {
    const waiting = this.waitingIds();
    this.waitingIds.set([]);
    this.shownIds.update((shown) => merge(waiting, shown));
  }

  /** At the top, whatever its id: the author sees it at once. */
  insert(id: string): void {
    if (this.state() !== 'ready' || this.known.has(id)) return;
    this.known.add(id);
    this.shownIds.update((shown) => [id, ...shown]);
  }

  /** A tweet got its real id; if that came by another way already, one of the two goes. */
  exchange(from: string, to: string): void {
    if (!this.known.has(from)) return;
    const doubled = this.known.has(to);
    this.known.add(to);
    this.heights.move(from, to);
    this.shownIds.update((shown) =>
      doubled ? shown.filter((id) => id !== from) : shown.map((id) => (id === from ? to : id)),
    );
    this.known.delete(from);
  }

  drop(id: string): void {
    this.known.delete(id);
    this.shownIds.update((shown) => shown.filter((other) => other !== id));
  }

  /** Those of older tweets that are wanted now; false when they go further down than this list reaches. */
  backfill(tweets: readonly Tweet[], isWanted: (tweet: Tweet) => boolean): boolean {
    const last = this.shownIds().at(-1);
    const reached = this.hasOlder() && last ? tweets.filter(({ id }) => compareIds(id, last) > 0) : tweets;
    const ids = this.unknown(reached.filter(isWanted));
    this.shownIds.update((shown) => merge(ids, shown));
    return reached.length === tweets.length;
  }

  /** Empties the list where it stands; whoever shows it reads anew. */
  clear(): void {
    this.owner = Symbol();
    this.known.clear();
    this.shownIds.set([]);
    this.waitingIds.set([]);
    this.olderThan.set(null);
    this.newerThan = null;
    this.state.set('new');
  }

  remove(leaves: (tweet: Tweet) => boolean): void {
    const stays = (id: string) => {
      const tweet = this.tweets.tweet(id)();
      return !tweet || !leaves(tweet);
    };
    for (const id of [...this.shownIds(), ...this.waitingIds()]) if (!stays(id)) this.known.delete(id);
    this.shownIds.update((ids) => ids.filter(stays));
    this.waitingIds.update((ids) => ids.filter(stays));
  }

  /** After a silence: all that is shown as it now is, for edits and deletions that nobody told of. */
  async compareWithServer(): Promise<void> {
    const shown = this.shownIds().filter((id) => /^\d+$/.test(id));
    const last = shown.at(-1);
    let page: Page<Tweet> | null | undefined;
    let above: string | undefined;
    while (last && page?.before !== null && (!above || compareIds(above, last) > 0)) {
      page = await this.readPage({ before: page?.before, limit: 100 });
      if (!page) return;
      const present = new Set(page.items.map(({ id }) => id));
      const below = page.before === null ? '' : (page.items.at(-1)?.id ?? '');
      const isCovered = (id: string) => (!above || compareIds(id, above) < 0) && compareIds(id, below) >= 0;
      for (const id of shown) if (isCovered(id) && !present.has(id)) this.tweets.hide(id);
      above = below;
    }
  }

  /** Null when the list was emptied while the page was on its way: it belongs to somebody who has left. */
  private async readPage(query: PageQuery): Promise<Page<Tweet> | null> {
    const owner = this.owner;
    const page = await this.read(query);
    if (owner !== this.owner) return null;
    this.tweets.put(page.items);
    return page;
  }

  private async readNewer(): Promise<void> {
    while (this.state() === 'ready' && this.newerThan !== null) {
      const page = await this.readPage({ after: this.newerThan, limit: 100 });
      if (!page) return;
      if (page.after !== null) this.newerThan = page.after;
      if (page.items.length === 0) return;
      this.wait(page.items);
    }
  }

  private wait(tweets: readonly Tweet[]): void {
    const ids = this.unknown(tweets);
    if (ids.length) this.waitingIds.update((waiting) => merge(ids, waiting));
  }

  /** Each tweet counts as new once, by whichever way it came first. */
  private unknown(tweets: readonly Tweet[]): string[] {
    const ids = tweets.map(({ id }) => id).filter((id) => !this.known.has(id));
    for (const id of ids) this.known.add(id);
    return ids;
  }

  private withoutHidden(ids: readonly string[]): readonly string[] {
    const hidden = this.tweets.hidden();
    return hidden.size ? ids.filter((id) => !hidden.has(id)) : ids;
  }
}

function merge(added: readonly string[], ids: readonly string[]): string[] {
  // What is being sent has no place in time yet: it stays on top.
  const rank = (id: string) => (/^\d+$/.test(id) ? id : '9'.repeat(20));
  return [...added, ...ids].sort((a, b) => compareIds(rank(b), rank(a)));
}
