import { Injectable, computed, inject, signal } from '@angular/core';
import { compareIds } from '../api/ids';
import { Problem, problemOf } from '../api/problem';
import { Notification, Page } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { RowHeights } from '../timelines/row-heights';
import { TweetStore } from '../tweets/tweet-store';
import { NotificationClient } from './notification-client';
import { NotificationNews } from './notification-news';

/** One's notifications, newest first, each group of them once: read page by page, and kept up to date. */
@Injectable({ providedIn: 'root' })
export class NotificationStore {
  private readonly client = inject(NotificationClient);
  private readonly news = inject(NotificationNews);
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly shownOnes = signal<readonly Notification[]>([]);
  private readonly waitingOnes = signal<readonly Notification[]>([]);
  private readonly olderThan = signal<string | null>(null);
  private readonly state = signal<'new' | 'loading' | 'ready' | 'failed'>('new');
  private readonly readingOlder = signal(false);
  private readonly failure = signal<Problem | null>(null);
  private owner = Symbol();

  readonly status = this.state.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly loadingOlder = this.readingOlder.asReadonly();
  readonly hasOlder = computed(() => this.olderThan() !== null);
  readonly notifications = computed(() => this.shownOnes().filter((one) => this.isPresent(one)));
  readonly groups = computed(() => this.notifications().map(({ group }) => group));
  readonly byGroup = computed(() => new Map(this.notifications().map((one) => [one.group, one])));
  readonly waiting = computed(() => this.waitingOnes().filter((one) => this.isPresent(one)).length);
  /** The id of the newest that is shown. */
  readonly newest = computed(() => this.shownOnes().at(0)?.id ?? null);
  /** By group. */
  readonly heights = new RowHeights();

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.clear();
    });
  }

  async reload(): Promise<void> {
    if (this.state() !== 'ready') this.state.set('loading');
    try {
      const page = await this.readPage();
      if (page) this.begin(page);
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
      const page = await this.readPage(before);
      if (!page) return;
      const known = new Set([...this.shownOnes(), ...this.waitingOnes()].map(({ group }) => group));
      this.shownOnes.update((shown) => [...shown, ...page.items.filter(({ group }) => !known.has(group))]);
      this.olderThan.set(page.before);
      this.failure.set(null);
    } catch (error) {
      this.failure.set(problemOf(error));
    } finally {
      this.readingOlder.set(false);
    }
  }

  /** On top, or where it waits to be asked for, so that nothing moves under a reader. */
  receive(notification: Notification, where: 'shown' | 'waiting'): void {
    if (this.state() !== 'ready') return;
    this.note([notification]);
    this.waitingOnes.update((waiting) => merge([notification], waiting));
    if (where === 'shown') this.showWaiting();
  }

  showWaiting(): void {
    const waiting = this.waitingOnes();
    this.waitingOnes.set([]);
    this.shownOnes.update((shown) => merge(waiting, shown));
  }

  /** The newest page as it now is: what has gone goes, what is new is received. */
  async refresh(where: 'shown' | 'waiting'): Promise<void> {
    if (this.state() !== 'ready') return;
    try {
      const page = await this.readPage();
      if (page) this.compare(page, where);
    } catch {
      // What is here stays as it is; the next occasion asks again.
    }
  }

  /** All that is shown, unless it has been already. */
  async markRead(): Promise<void> {
    const newest = this.newest();
    const known = this.news.upTo();
    if (newest === null || (known !== null && compareIds(newest, known) <= 0)) return;
    try {
      this.news.put(await this.client.markRead(newest));
    } catch {
      // It stays unread; whoever looks again tries again.
    }
  }

  private compare(page: Page<Notification>, where: 'shown' | 'waiting'): void {
    const last = page.before === null ? '' : (page.items.at(-1)?.id ?? '');
    const newest = this.newest();
    // Whoever was away for longer than a page begins anew, rather than with a gap.
    if (newest === null || compareIds(newest, last) < 0) {
      this.begin(page);
      return;
    }
    const present = new Map(page.items.map((one) => [one.group, one]));
    // What has become fewer is as old as what is left of it; what has become more is received like what is new. What was
    // shown as unread stays marked, although it is being read.
    const settle = (one: Notification): Notification[] => {
      const now = present.get(one.group);
      if (now) return [compareIds(now.id, one.id) > 0 ? one : { ...now, read: now.read && one.read }];
      return compareIds(one.id, last) < 0 ? [one] : [];
    };
    for (const list of [this.shownOnes, this.waitingOnes])
      list.update((ones) => merge(ones.flatMap(settle), []));
    const known = new Set([...this.shownOnes(), ...this.waitingOnes()].map(({ id }) => id));
    for (const one of page.items) if (!known.has(one.id)) this.receive(one, where);
  }

  private begin(page: Page<Notification>): void {
    this.waitingOnes.set([]);
    this.shownOnes.set(page.items);
    this.olderThan.set(page.before);
    this.failure.set(null);
    this.state.set('ready');
  }

  /** Null when somebody else is signed in by now. */
  private async readPage(before?: string): Promise<Page<Notification> | null> {
    const owner = this.owner;
    const page = await this.client.page({ before });
    if (owner !== this.owner) return null;
    this.note(page.items);
    return page;
  }

  private note(notifications: readonly Notification[]): void {
    this.users.putAuthors(notifications.flatMap(({ people }) => people));
    this.tweets.put(notifications.flatMap(({ tweet }) => (tweet ? [tweet] : [])));
  }

  /** Not of a tweet that was deleted meanwhile, nor of nobody but those who are hidden. */
  private isPresent({ tweet, people, peopleCount }: Notification): boolean {
    if (tweet && this.tweets.isHidden(tweet.id)) return false;
    const hidden = this.users.hidden();
    return peopleCount > people.filter(({ id }) => hidden.has(id)).length;
  }

  private clear(): void {
    this.owner = Symbol();
    this.shownOnes.set([]);
    this.waitingOnes.set([]);
    this.olderThan.set(null);
    this.failure.set(null);
    this.state.set('new');
  }
}

/** Newest first; of each group only the newest. */
function merge(added: readonly Notification[], present: readonly Notification[]): Notification[] {
  const groups = new Set<string>();
  return [...added, ...present]
    .sort((a, b) => compareIds(b.id, a.id))
    .filter(({ group }) => !groups.has(group) && groups.add(group));
}
