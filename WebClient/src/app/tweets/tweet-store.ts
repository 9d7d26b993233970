import { Injectable, Signal, WritableSignal, inject, signal, untracked } from '@angular/core';
import { CountedTweet, MarkedTweet, QuotedTweet, Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { Entry } from '../timelines/entry';
import { Mark } from './tweet-client';

/** What is counted of a tweet's being written about. */
type TalkCount = 'repliesCount' | 'quotesCount';

/** Where a tweet says whether the viewer has put a mark on it, and how many have. */
const fields = {
  like: { flag: 'liked', count: 'likesCount' },
  repost: { flag: 'reposted', count: 'repostsCount' },
  bookmark: { flag: 'bookmarked', count: null },
} as const satisfies Record<Mark, { flag: keyof Tweet; count: keyof Tweet | null }>;

const marks = Object.keys(fields) as Mark[];

/**
 * Every tweet this client has seen, once: an edit or a deletion shows in every list, and wherever it is quoted, at the
 * same moment. Whose repost of it is shown is for each list to say.
 */
@Injectable({ providedIn: 'root' })
export class TweetStore {
  private readonly users = inject(UserStore);
  private readonly session = inject(SessionStore);
  private readonly tweets = new Map<string, WritableSignal<Tweet | null>>();
  private readonly quotes = new Map<string, WritableSignal<QuotedTweet | null>>();
  private readonly held = new Set<string>();
  /** The tweets of one's own reposts, by the ids of these. */
  private readonly ownReposts = new Map<string, string>();
  private readonly hiddenIds = signal<ReadonlySet<string>>(new Set());

  /** Deleted, or about to be, and reposts that were undone: lists leave these out. */
  readonly hidden = this.hiddenIds.asReadonly();

  tweet(id: string): Signal<Tweet | null> {
    return entry(this.tweets, id);
  }

  /** A tweet as far as a quote of it shows it; null when none was seen that is not deleted. */
  quoted(id: string): QuotedTweet | null {
    if (this.isHidden(id)) return null;
    const whole = this.tweet(id)();
    const part = entry(this.quotes, id)();
    const quoted = whole && part && isOlder(whole, part) ? part : (whole ?? part);
    return quoted && !this.users.hidden().has(quoted.author.id) ? quoted : null;
  }

  /** Deleted, or about to be, or written by somebody who is hidden. */
  isHidden(id: string): boolean {
    if (this.hidden().has(id)) return true;
    const hidden = this.users.hidden();
    // Who wrote it never changes.
    return hidden.size > 0 && hidden.has(untracked(this.tweet(id))?.author.id ?? '');
  }

  /** Hidden, or a repost that was undone or is a hidden person's; one's own is as soon as it is not wanted any more. */
  isGone({ id, tweetId, repostedBy }: Entry): boolean {
    if (this.isHidden(tweetId) || this.hidden().has(id)) return true;
    if (repostedBy && this.users.hidden().has(repostedBy.id)) return true;
    return repostedBy !== null && this.session.isMe(repostedBy.id) && !this.tweet(tweetId)()?.reposted;
  }

  put(tweets: readonly Tweet[]): void {
    const quotes = tweets.flatMap(({ quoteOf }) => (quoteOf?.tweet ? [quoteOf.tweet] : []));
    this.users.putAuthors([
      ...[...tweets, ...quotes].map(({ author }) => author),
      ...tweets.flatMap(({ repostedBy }) => (repostedBy ? [repostedBy.user] : [])),
    ]);
    for (const tweet of tweets) {
      this.noteOwnRepost(tweet);
      const present = this.tweet(tweet.id)();
      // A page read before an edit may arrive after it.
      if (!present || !isOlder(tweet, present)) this.replace(tweet);
    }
    for (const quoted of quotes)
      entry(this.quotes, quoted.id).update((present) =>
        present && isOlder(quoted, present) ? present : quoted,
      );
  }

  /** Puts a text in place ahead of the server, or back when it refused. */
  replace(tweet: Tweet): void {
    entry(this.tweets, tweet.id).update((present) =>
      this.withHeldMarks({ ...tweet, repostedBy: null }, present),
    );
  }

  /** One reply or quote more or less, ahead of the server. */
  countTalk(id: string, count: TalkCount, change: 1 | -1): void {
    this.update(id, (tweet) => ({ ...tweet, [count]: Math.max(0, tweet[count] + change) }));
  }

  /** What the server has counted; one's own mark that is on its way there stays counted. */
  count({ id, repliesCount, likesCount, repostsCount, quotesCount }: CountedTweet): void {
    this.update(id, (tweet) =>
      this.withHeldMarks({ ...tweet, repliesCount, likesCount, repostsCount, quotesCount }, tweet),
    );
  }

  /** Put on, or taken off, ahead of the server. */
  mark(id: string, mark: Mark, on: boolean): void {
    const { flag, count } = fields[mark];
    this.update(id, (tweet) =>
      tweet[flag] === on
        ? tweet
        : {
            ...tweet,
            [flag]: on,
            ...(count && { [count]: Math.max(0, tweet[count] + (on ? 1 : -1)) }),
          },
    );
  }

  /** Put on, or taken off, on whichever device; how many have is told by itself. */
  receiveMarks({ id, ...marked }: MarkedTweet): void {
    this.update(id, (tweet) => this.withHeldMarks({ ...tweet, ...marked }, tweet));
  }

  /** Until it is released, no page read meanwhile sets the mark back. */
  hold(id: string, mark: Mark): () => void {
    const name = `${mark} ${id}`;
    this.held.add(name);
    return () => this.held.delete(name);
  }

  hide(id: string): void {
    this.hiddenIds.update((ids) => new Set(ids).add(id));
    this.takeBackOwnRepost(id);
  }

  show(id: string): void {
    this.hiddenIds.update((ids) => new Set([...ids].filter((other) => other !== id)));
  }

  clear(): void {
    this.tweets.clear();
    this.quotes.clear();
    this.ownReposts.clear();
    this.hiddenIds.set(new Set());
  }

  private noteOwnRepost({ id, repostedBy }: Tweet): void {
    if (repostedBy && this.session.isMe(repostedBy.user.id)) this.ownReposts.set(repostedBy.id, id);
  }

  /** Undone on another device, perhaps; how many are left is told by itself. */
  private takeBackOwnRepost(repostId: string): void {
    const id = this.ownReposts.get(repostId);
    if (id && !this.held.has(`repost ${id}`)) this.update(id, (tweet) => ({ ...tweet, reposted: false }));
  }

  private withHeldMarks(tweet: Tweet, present: Tweet | null): Tweet {
    if (!present) return tweet;
    const kept = { ...tweet };
    for (const mark of marks.filter((one) => this.held.has(`${one} ${tweet.id}`))) {
      const { flag, count } = fields[mark];
      kept[flag] = present[flag];
      if (count) kept[count] = present[count];
    }
    return kept;
  }

  private update(id: string, change: (tweet: Tweet) => Tweet): void {
    entry(this.tweets, id).update((tweet) => tweet && change(tweet));
  }
}

export function isMarked(tweet: Tweet, mark: Mark): boolean {
  return tweet[fields[mark].flag];
}

function isOlder(one: QuotedTweet, other: QuotedTweet): boolean {
  return (one.editedAt ?? '') < (other.editedAt ?? '');
}

function entry<T>(map: Map<string, WritableSignal<T | null>>, id: string): WritableSignal<T | null> {
  let found = map.get(id);
  if (!found) map.set(id, (found = signal<T | null>(null)));
  return found;
}
