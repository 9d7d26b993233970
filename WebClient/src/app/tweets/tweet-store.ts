import { Injectable, Signal, WritableSignal, inject, signal } from '@angular/core';
import { CountedTweet, Tweet } from '../api/types';
import { UserStore } from '../profiles/user-store';
import { Mark } from './tweet-client';

/** Every tweet this client has seen, once: an edit or a deletion shows in every list at the same moment. */
@Injectable({ providedIn: 'root' })
export class TweetStore {
  private readonly users = inject(UserStore);
  private readonly tweets = new Map<string, WritableSignal<Tweet | null>>();
  private readonly held = new Set<string>();
  private readonly hiddenIds = signal<ReadonlySet<string>>(new Set());

  /** Deleted, or about to be: lists leave these out. */
  readonly hidden = this.hiddenIds.asReadonly();

  tweet(id: string): Signal<Tweet | null> {
    return this.entry(id);
  }

  put(tweets: readonly Tweet[]): void {
    this.users.putAuthors(tweets.map((tweet) => tweet.author));
    for (const tweet of tweets) {
      const entry = this.entry(tweet.id);
      // A page read before an edit may arrive after it.
      if ((entry()?.editedAt ?? '') <= (tweet.editedAt ?? '')) this.replace(tweet);
    }
  }

  /** Puts a text in place ahead of the server, or back when it refused. */
  replace(tweet: Tweet): void {
    this.entry(tweet.id).update((present) => this.withHeldMarks(tweet, present));
  }

  /** One reply more or less, ahead of the server. */
  countReply(id: string, change: 1 | -1): void {
    this.entry(id).update(
      (tweet) => tweet && { ...tweet, repliesCount: Math.max(0, tweet.repliesCount + change) },
    );
  }

  /** What the server has counted; one's own like that is on its way there stays counted. */
  count({ id, repliesCount, likesCount }: CountedTweet): void {
    this.entry(id).update(
      (tweet) => tweet && this.withHeldMarks({ ...tweet, repliesCount, likesCount }, tweet),
    );
  }

  /** Liked or bookmarked, or no longer, ahead of the server. */
  mark(id: string, mark: Mark, on: boolean): void {
    this.entry(id).update((tweet) => {
      if (!tweet || isMarked(tweet, mark) === on) return tweet;
      return mark === 'bookmark'
        ? { ...tweet, bookmarked: on }
        : { ...tweet, liked: on, likesCount: Math.max(0, tweet.likesCount + (on ? 1 : -1)) };
    });
  }

  /** Until it is released, no page read meanwhile sets the mark back. */
  hold(id: string, mark: Mark): () => void {
    const name = `${mark} ${id}`;
    this.held.add(name);
    return () => this.held.delete(name);
  }

  hide(id: string): void {
    this.hiddenIds.update((ids) => new Set(ids).add(id));
  }

  show(id: string): void {
    this.hiddenIds.update((ids) => new Set([...ids].filter((other) => other !== id)));
  }

  clear(): void {
    this.tweets.clear();
    this.hiddenIds.set(new Set());
  }

  private withHeldMarks(tweet: Tweet, present: Tweet | null): Tweet {
    if (!present) return tweet;
    const { liked, likesCount, bookmarked } = present;
    return {
      ...tweet,
      ...(this.held.has(`like ${tweet.id}`) && { liked, likesCount }),
      ...(this.held.has(`bookmark ${tweet.id}`) && { bookmarked }),
    };
  }

  private entry(id: string): WritableSignal<Tweet | null> {
    let found = this.tweets.get(id);
    if (!found) this.tweets.set(id, (found = signal<Tweet | null>(null)));
    return found;
  }
}

export function isMarked(tweet: Tweet, mark: Mark): boolean {
  return mark === 'like' ? tweet.liked : tweet.bookmarked;
}
