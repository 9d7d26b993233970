import { computed, signal } from '@angular/core';
import { compareIds } from '../api/ids';
import { PageQuery } from '../api/page-query';
import { Problem, problemOf } from '../api/problem';
import { Author, Page, Tweet } from '../api/types';
import { TweetStore } from '../tweets/tweet-store';
import { Entries } from './entries';
import { Entry, compareEntries, entryOf, isPlaced } from './entry';
import { RowHeights } from './row-heights';

export type PageReader = (query: PageQuery) => Promise<Page<Tweet>>;

/** One list of tweets and reposts, newest first: read page by page, and kept up to date. */
export class TimelineStore {
  private readonly list = new Entries((entry) => this.tweets.isGone(entry));
  private readonly olderThan = signal<string | null>(null);
  private readonly state = signal<'new' | 'loading' | 'ready' | 'failed'>('new');
  private readonly readingOlder = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private owner = Symbol();
  private newerThan: string | null = null;
  private catching: Promise<void> | null = null;

  readonly status = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly settled = computed(() => this.state() === 'ready' || this.state() === 'failed');
  readonly loadingOlder = this.readingOlder.asReadonly();
  readonly hasOlder = computed(() => this.olderThan() !== null);
  readonly entries = this.list.shown;
  /** Of their tweets. */
  readonly ids = computed(() => this.entries().map(({ tweetId }) => tweetId));
  readonly waiting = computed(() => this.list.waiting().length);
  /** Each as the list has it: with whose repost of it waits. */
  readonly waitingTweets = computed(() =>
    this.list.waiting().flatMap(({ id, tweetId, repostedBy }): Tweet[] => {
      const tweet = this.tweets.tweet(tweetId)();
      return tweet
        ? [{ ...tweet, repostedBy: repostedBy && { id, user: repostedBy, createdAt: tweet.createdAt } }]
        : [];
    }),
  );
  /** By tweet. Measured once, so that coming back finds everything where it was. */
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
      this.list.begin(page.items);
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
      this.list.append(page.items);
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
    this.list.wait([tweet]);
  }

  showWaiting(): void {
    this.list.showWaiting();
  }

  /** At the top: the author sees it at once. */
  insert(tweet: Tweet): void {
    if (this.state() === 'ready') this.list.insert(entryOf(tweet));
  }

  /** At the top, too, unless the tweet is there already; it is left out as soon as oneself has not reposted the tweet. */
  insertRepost(tweetId: string, repostedBy: Author): void {
    if (this.state() === 'ready') this.list.insertRepost(tweetId, repostedBy);
  }

  /** A tweet got its real id. */
  exchange(from: string, to: string): void {
    if (this.list.exchange(from, to)) this.heights.move(from, to);
  }

  has(id: string): boolean {
    return this.list.has(id);
  }

  drop(id: string): void {
    this.list.remove(({ tweetId }) => tweetId === id);
  }

  /** Those of older tweets that are wanted now; false when they go further down than this list reaches. */
  backfill(tweets: readonly Tweet[], isWanted: (entry: Entry, tweet: Tweet) => boolean): boolean {
    const last = this.entries().at(-1);
    const isReached = (tweet: Tweet) => !this.hasOlder() || !last || compareEntries(entryOf(tweet), last) < 0;
    const reached = tweets.filter(isReached);
    this.list.place(reached.filter((tweet) => isWanted(entryOf(tweet), tweet)));
    return reached.length === tweets.length;
  }

  /** Empties the list where it stands; whoever shows it reads anew. */
  clear(): void {
    this.owner = Symbol();
    this.list.clear();
    this.olderThan.set(null);
    this.newerThan = null;
    this.state.set('new');
  }

  remove(leaves: (entry: Entry, tweet: Tweet) => boolean): void {
    this.list.remove((entry) => {
      const tweet = this.tweets.tweet(entry.tweetId)();
      return tweet !== null && leaves(entry, tweet);
    });
  }

  /**
   * After a silence: all that is shown as it now is, for edits and deletions that nobody told of. Returns the tweets that are
   * not in this list any more, for whatever reason.
   */
  async compareWithServer(): Promise<string[]> {
    const shown = this.entries().filter(isPlaced);
    const last = shown.at(-1);
    const present: Tweet[] = [];
    let page: Page<Tweet> | null | undefined;
    let reached = '';
    while (last && page?.before !== null && (!page || compareIds(reached, last.id) > 0)) {
      page = await this.readPage({ before: page?.before, limit: 100 });
      if (!page) return [];
      present.push(...page.items);
      reached = page.before === null ? '' : (page.items.map((tweet) => entryOf(tweet).id).at(-1) ?? '');
    }
    return this.keep(
      present,
      shown.filter(({ id }) => compareIds(id, reached) >= 0),
    );
  }

  /** Of those that were compared, what is present still; what has another place by now goes there. Returns the other tweets. */
  private keep(present: readonly Tweet[], compared: readonly Entry[]): string[] {
    const entries = new Set(present.map((tweet) => entryOf(tweet).id));
    const tweets = new Set(present.map(({ id }) => id));
    const lost = new Set(compared.filter(({ id }) => !entries.has(id)));
    const lostTweets = new Set([...lost].map(({ tweetId }) => tweetId));
    this.list.remove((entry) => lost.has(entry));
    this.backfill(present, ({ tweetId }) => lostTweets.has(tweetId));
    return [...lostTweets].filter((id) => !tweets.has(id));
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
      this.list.wait(page.items);
    }
  }
}
