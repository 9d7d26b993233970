import { Injectable, inject } from '@angular/core';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { RecentlyUsed } from '../shell/recently-used';
import { TweetStore } from '../tweets/tweet-store';
import { ThreadStore } from './thread-store';
import { ProfileList, TimelineClient } from './timeline-client';
import { TimelineStore } from './timeline-store';

/** Profiles, threads and hashtags kept for the way back. */
const kept = 12;
const backfillPages = 5;

/** All lists of tweets that are open or were a moment ago. */
@Injectable({ providedIn: 'root' })
export class Timelines {
  private readonly client = inject(TimelineClient);
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly session = inject(SessionStore);
  private readonly profiles = new RecentlyUsed<TimelineStore>(kept);
  private readonly threads = new RecentlyUsed<ThreadStore>(kept);
  private readonly hashtags = new RecentlyUsed<TimelineStore>(kept);

  readonly home = new TimelineStore((query) => this.client.home(query), this.tweets);
  readonly explore = new TimelineStore((query) => this.client.explore(query), this.tweets);

  readonly bookmarks = new TimelineStore((query) => this.client.bookmarks(query), this.tweets);

  constructor() {
    this.session.onEnd(() => {
      this.forget();
    });
  }

  profile(handle: string, list: ProfileList = 'tweets'): TimelineStore {
    return this.profiles.get(
      profileName(handle, list),
      () => new TimelineStore((query) => this.client.profile(handle, list, query), this.tweets),
    );
  }

  /** As it was left, or `fresh` from the server. */
  thread(id: string, fresh: boolean): ThreadStore {
    if (fresh) this.threads.delete(id);
    return this.threads.get(
      id,
      () => new ThreadStore(id, (query) => this.client.thread(id, query), this.tweets),
    );
  }

  hashtag(tag: string): TimelineStore {
    return this.hashtags.get(
      tag,
      () => new TimelineStore((query) => this.client.hashtag(tag, query), this.tweets),
    );
  }

  /** Where the server would show it, too. */
  insertOwn({ id, author: { id: authorId, handle }, replyTo }: Tweet): void {
    const lists = [this.home, this.profiles.find(profileName(handle, 'replies'))];
    if (!replyTo || replyTo.authorId === authorId)
      lists.push(this.explore, this.profiles.find(profileName(handle, 'tweets')));
    for (const list of lists) list?.insert(id);
    if (replyTo) this.threads.find(replyTo.id)?.insert(id);
  }

  exchange(from: string, to: string): void {
    for (const list of this.all()) list.exchange(from, to);
  }

  drop(id: string): void {
    for (const list of this.all()) list.drop(id);
  }

  /** The thread that a reply belongs to reads it, with whatever else has come. */
  noteReply({ replyTo }: Tweet): void {
    if (replyTo) void this.threads.find(replyTo.id)?.open();
  }

  /** Somebody has answered a tweet whose thread is open. */
  catchUpThread(id: string): void {
    // Without an answer the thread stays as it is; the next occasion asks again.
    this.threads
      .find(id)
      ?.catchUp()
      .catch(() => undefined);
  }

  /** Brings what a newly followed author wrote, and what friends answered, into home, without moving what is there. */
  async addToHome(authorId: string): Promise<void> {
    let before: string | undefined;
    for (let page = 0; page < backfillPages && this.home.status() === 'ready'; page++) {
      const { items, before: older } = await this.client.home({ before, limit: 100 });
      this.tweets.put(items);
      if (!this.home.backfill(items, (tweet) => concerns(tweet, authorId)) || older === null) return;
      before = older;
    }
  }

  removeFromHome(authorId: string): void {
    this.home.remove((tweet) => concerns(tweet, authorId) && !this.session.isMe(tweet.author.id));
  }

  private all(): (TimelineStore | ThreadStore)[] {
    return [
      this.home,
      this.explore,
      this.bookmarks,
      ...this.profiles.all(),
      ...this.hashtags.all(),
      ...this.threads.all(),
    ];
  }

  private forget(): void {
    for (const list of this.all()) list.clear();
    this.profiles.clear();
    this.threads.clear();
    this.hashtags.clear();
    this.tweets.clear();
    this.users.clear();
  }
}

function profileName(handle: string, list: ProfileList): string {
  return `${list} ${handle.toLowerCase()}`;
}

/** By somebody, or an answer to them: who does not follow them sees neither. */
function concerns({ author, replyTo }: Tweet, authorId: string): boolean {
  return author.id === authorId || replyTo?.authorId === authorId;
}
