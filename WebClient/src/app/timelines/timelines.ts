import { Injectable, inject } from '@angular/core';
import { Author, Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { RecentlyUsed } from '../shell/recently-used';
import { TweetStore } from '../tweets/tweet-store';
import { Entry } from './entry';
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
  private readonly quoting = new RecentlyUsed<TimelineStore>(kept);
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

  /** What quotes a tweet. */
  quotes(id: string): TimelineStore {
    return this.quoting.get(
      id,
      () => new TimelineStore((query) => this.client.quotes(id, query), this.tweets),
    );
  }

  hashtag(tag: string): TimelineStore {
    return this.hashtags.get(
      tag,
      () => new TimelineStore((query) => this.client.hashtag(tag, query), this.tweets),
    );
  }

  /** Where the server would show it, too. */
  insertOwn(tweet: Tweet): void {
    const { id, author, replyTo } = tweet;
    const lists = [this.home, this.profiles.find(profileName(author.handle, 'replies'))];
    if (!replyTo || replyTo.authorId === author.id)
      lists.push(this.explore, this.profiles.find(profileName(author.handle, 'tweets')));
    for (const list of lists) list?.insert(tweet);
    if (replyTo) this.threads.find(replyTo.id)?.insert(id);
  }

  /** On top of one's own home and profile, where the server would show it, too. */
  insertRepost(tweetId: string, repostedBy: Author): void {
    for (const list of [this.home, this.profiles.find(profileName(repostedBy.handle, 'tweets'))])
      list?.insertRepost(tweetId, repostedBy);
  }

  exchange(from: string, to: string): void {
    for (const list of this.all()) list.exchange(from, to);
  }

  drop(id: string): void {
    for (const list of this.all()) list.drop(id);
  }

  /** In any list, also as what a thread is about. */
  shows(id: string): boolean {
    return this.all().some((list) => list.has(id));
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

  /** Brings what a newly followed author wrote or reposted, and what friends answered, into home, without moving what is there. */
  async addToHome(authorId: string): Promise<void> {
    await this.backfillHome((entry, tweet) => concerns(entry, tweet, authorId));
  }

  removeFromHome(authorId: string): void {
    this.home.remove(
      (entry, tweet) =>
        concerns(entry, tweet, authorId) &&
        (entry.repostedBy !== null || !this.session.isMe(tweet.author.id)),
    );
  }

  /** What somebody wrote or reposted, whoever brought it there, and what friends answered: home shows nothing of whom one mutes or blocks. */
  hideFromHome(userId: string): void {
    this.home.remove((entry, tweet) => this.leadsTo(entry, tweet, userId));
  }

  /** Brings that back, as far as home would show it, too. */
  async showAtHome(userId: string): Promise<void> {
    await this.backfillHome((entry, tweet) => this.leadsTo(entry, tweet, userId));
  }

  private async backfillHome(isWanted: (entry: Entry, tweet: Tweet) => boolean): Promise<void> {
    let before: string | undefined;
    for (let page = 0; page < backfillPages && this.home.status() === 'ready'; page++) {
      const { items, before: older } = await this.client.home({ before, limit: 100 });
      this.tweets.put(items);
      if (!this.home.backfill(items, isWanted) || older === null) return;
      before = older;
    }
  }

  private leadsTo({ repostedBy }: Entry, { author, replyTo }: Tweet, userId: string): boolean {
    if (repostedBy?.id === userId || author.id === userId) return true;
    return replyTo?.authorId === userId && !repostedBy && !this.session.isMe(author.id);
  }

  private all(): (TimelineStore | ThreadStore)[] {
    return [
      this.home,
      this.explore,
      this.bookmarks,
      ...this.profiles.all(),
      ...this.hashtags.all(),
      ...this.threads.all(),
      ...this.quoting.all(),
    ];
  }

  private forget(): void {
    for (const list of this.all()) list.clear();
    this.profiles.clear();
    this.threads.clear();
    this.quoting.clear();
    this.hashtags.clear();
    this.tweets.clear();
    this.users.clear();
  }
}

function profileName(handle: string, list: ProfileList): string {
  return `${list} ${handle.toLowerCase()}`;
}

/** Reposted or written by somebody, or an answer to them: who does not follow them sees none of these. */
function concerns({ repostedBy }: Entry, { author, replyTo }: Tweet, userId: string): boolean {
  if (repostedBy) return repostedBy.id === userId;
  return author.id === userId || replyTo?.authorId === userId;
}
