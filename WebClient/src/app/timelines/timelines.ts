import { Injectable, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { TweetStore } from '../tweets/tweet-store';
import { TimelineClient } from './timeline-client';
import { TimelineStore } from './timeline-store';

/** Profiles kept for the way back. */
const keptProfiles = 12;
const backfillPages = 5;

/** All lists of tweets that are open or were a moment ago. */
@Injectable({ providedIn: 'root' })
export class Timelines {
  private readonly client = inject(TimelineClient);
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly profiles = new Map<string, TimelineStore>();

  readonly home = new TimelineStore((query) => this.client.home(query), this.tweets);
  readonly explore = new TimelineStore((query) => this.client.explore(query), this.tweets);

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.forget();
    });
  }

  profile(handle: string): TimelineStore {
    const key = handle.toLowerCase();
    const kept =
      this.profiles.get(key) ?? new TimelineStore((query) => this.client.profile(handle, query), this.tweets);
    // Last used goes last, so that the first is the one to give up.
    this.profiles.delete(key);
    this.profiles.set(key, kept);
    if (this.profiles.size > keptProfiles) this.profiles.delete([...this.profiles.keys()][0]);
    return kept;
  }

  insertOwn(id: string, handle: string): void {
    for (const list of [this.home, this.explore, this.profile(handle)]) list.insert(id);
  }

  exchange(from: string, to: string): void {
    for (const list of this.all()) list.exchange(from, to);
  }

  drop(id: string): void {
    for (const list of this.all()) list.drop(id);
  }

  /** Brings what a newly followed author wrote into home, without moving what is there. */
  async addToHome(handle: string): Promise<void> {
    let before: string | undefined;
    for (let page = 0; page < backfillPages && this.home.status() === 'ready'; page++) {
      const { items, before: older } = await this.client.profile(handle, { before, limit: 100 });
      this.tweets.put(items);
      if (!this.home.backfill(items) || older === null) return;
      before = older;
    }
  }

  removeFromHome(authorId: string): void {
    this.home.removeAuthor(authorId);
  }

  private all(): TimelineStore[] {
    return [this.home, this.explore, ...this.profiles.values()];
  }

  private forget(): void {
    for (const list of this.all()) list.clear();
    this.profiles.clear();
    this.tweets.clear();
    this.users.clear();
  }
}
