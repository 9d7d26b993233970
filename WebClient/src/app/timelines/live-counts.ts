import { Injectable, effect, inject, untracked } from '@angular/core';
import { CountedTweet } from '../api/types';
import { OnScreen } from '../tweets/on-screen';
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
      const before = this.tweets.tweet(counted.id)()?.repliesCount ?? 0;
      this.tweets.count(counted);
      if (counted.repliesCount > before) this.timelines.catchUpThread(counted.id);
    }
  }
}
