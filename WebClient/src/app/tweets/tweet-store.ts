import { Injectable, Signal, WritableSignal, inject, signal } from '@angular/core';
import { Tweet } from '../api/types';
import { UserStore } from '../profiles/user-store';

/** Every tweet this client has seen, once: an edit or a deletion shows in every list at the same moment. */
@Injectable({ providedIn: 'root' })
export class TweetStore {
  private readonly users = inject(UserStore);
  private readonly tweets = new Map<string, WritableSignal<Tweet | null>>();
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
      if ((entry()?.editedAt ?? '') <= (tweet.editedAt ?? '')) entry.set(tweet);
    }
  }

  /** Puts a text in place ahead of the server, or back when it refused. */
  replace(tweet: Tweet): void {
    this.entry(tweet.id).set(tweet);
  }

  /** One reply more or less, ahead of the server. */
  countReply(id: string, change: 1 | -1): void {
    this.entry(id).update(
      (tweet) => tweet && { ...tweet, repliesCount: Math.max(0, tweet.repliesCount + change) },
    );
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

  private entry(id: string): WritableSignal<Tweet | null> {
    let found = this.tweets.get(id);
    if (!found) this.tweets.set(id, (found = signal<Tweet | null>(null)));
    return found;
  }
}
