import { Injectable, effect, inject, untracked } from '@angular/core';
import { CountedTweet } from '../api/types';
import { OnScreen } from '../tweets/on-screen';
import { TweetClient } from '../tweets/tweet-client';
import { TweetStore } from '../tweets/tweet-store';
import { LiveConnection } from './live-connection';
import { Timelines } from './timelines';

/** As many tweets as one connection may watch. */
const most = 100;
/** Who scrolls passes by tweets that nobody needs to count. */
const restMilliseconds = 300;

/** Tells the hub which tweets are on the screen, and puts in place how often they are liked and answered meanwhile. */
@Injectable({ providedIn: 'root' })
export class LiveCounts {
  private readonly connection = inject(LiveConnection);
  private readonly onScreen = inject(OnScreen);
  private readonly client = inject(TweetClient);
  private readonly tweets = inject(TweetStore);
  private readonly timelines = inject(Timelines);

  start(): void {
    effect((onCleanup) => {
      const ids = this.onScreen.ids().slice(0, most);
      if (this.connection.state() !== 'connected') return;
      const timer = setTimeout(() => {
        untracked(() => void this.connection.watchTweets(ids));
      }, restMilliseconds);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  receive(counts: readonly CountedTweet[]): void {
    for (const counted of counts) {
      const before = this.tweets.tweet(counted.id)();
      this.tweets.count(counted);
      if (counted.repliesCount > (before?.repliesCount ?? 0)) this.timelines.catchUpThread(counted.id);
      if (before?.reposted && counted.repostsCount < before.repostsCount) void this.readAgain(counted.id);
    }
  }

  /** The repost that is gone may be one's own, undone on another device: what tells of that names the repost, not the tweet. */
  private async readAgain(id: string): Promise<void> {
    try {
      this.tweets.put([await this.client.read(id)]);
    } catch {
      // The button stays as it is until the tweet is read again.
    }
  }
}
