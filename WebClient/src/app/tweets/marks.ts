import { Injectable, inject } from '@angular/core';
import { problemOf } from '../api/problem';
import { Tweet } from '../api/types';
import { MembersOnly } from '../auth/members-only';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { Timelines } from '../timelines/timelines';
import { Mark, TweetClient } from './tweet-client';
import { TweetStore, isMarked } from './tweet-store';

/** Likes, reposts and bookmarks: at once on the screen, and back when the server refuses. */
@Injectable({ providedIn: 'root' })
export class Marks {
  private readonly client = inject(TweetClient);
  private readonly tweets = inject(TweetStore);
  private readonly timelines = inject(Timelines);
  private readonly session = inject(SessionStore);
  private readonly membersOnly = inject(MembersOnly);
  private readonly notices = inject(Notices);
  /** What is wanted of those that are on their way. */
  private readonly wanted = new Map<string, boolean>();

  async toggle(id: string, mark: Mark): Promise<void> {
    const tweet = this.tweets.tweet(id)();
    if (!tweet || !this.membersOnly.admits({ to: `${mark} this tweet`, act: () => this.put(id, mark) }))
      return;
    const before = isMarked(tweet, mark);
    const name = `${mark} ${id}`;
    const isUnderWay = this.wanted.has(name);
    this.wanted.set(name, !before);
    this.tweets.mark(id, mark, !before);
    if (mark === 'repost' && !before) this.showRepost(id);
    if (isUnderWay) return;
    const release = this.tweets.hold(id, mark);
    const answer = await this.deliver(id, mark, before);
    this.wanted.delete(name);
    release();
    if (answer) this.tweets.put([answer]);
  }

  /** For somebody who has just signed in, and may have done so before. */
  private async put(id: string, mark: Mark): Promise<void> {
    try {
      const tweet = await this.client.read(id);
      this.tweets.put([tweet]);
      if (!isMarked(tweet, mark)) await this.toggle(id, mark);
    } catch (error) {
      this.notices.tell(`${refusals[mark].on} ${problemOf(error).message}`);
    }
  }

  private showRepost(id: string): void {
    const account = this.session.account();
    if (account) this.timelines.insertRepost(id, account);
  }

  /** One request at a time: the last word is the last to arrive. Null when it was refused. */
  private async deliver(id: string, mark: Mark, before: boolean): Promise<Tweet | null> {
    let answer: Tweet | null = null;
    for (let now = before; this.wants(id, mark) !== now;) {
      const on = this.wants(id, mark);
      try {
        answer = await this.client.mark(id, mark, on);
        now = on;
      } catch (error) {
        this.tweets.mark(id, mark, now);
        this.notices.tell(`${refusals[mark][on ? 'on' : 'off']} ${problemOf(error).message}`);
        return null;
      }
    }
    return answer;
  }

  private wants(id: string, mark: Mark): boolean {
    return this.wanted.get(`${mark} ${id}`) ?? false;
  }
}

const refusals: Record<Mark, { on: string; off: string }> = {
  like: { on: 'The tweet was not liked.', off: 'Your like is still there.' },
  repost: { on: 'The tweet was not reposted.', off: 'Your repost is still there.' },
  bookmark: { on: 'The tweet was not bookmarked.', off: 'Your bookmark is still there.' },
};
