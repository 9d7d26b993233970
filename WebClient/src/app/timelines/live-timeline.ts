import { Injectable, effect, inject, untracked } from '@angular/core';
import {
  CountedTweet,
  HiddenUser,
  MarkedTweet,
  Notification,
  Tweet,
  UnreadNotifications,
} from '../api/types';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { Outbox } from '../tweets/outbox';
import { TweetStore } from '../tweets/tweet-store';
import { LiveConnection } from './live-connection';
import { LiveCounts } from './live-counts';
import { LiveHiding } from './live-hiding';
import { LostTweets } from './lost-tweets';
import { Timelines } from './timelines';

/** What has been read is painted before the connection's own code is loaded. */
const connectDelay = 300;
const homeDelay = 1_500;
const retryDelay = 2_000;

/** Brings what the hub tells into the stores, and after a silence what it could not tell. */
@Injectable({ providedIn: 'root' })
export class LiveTimeline {
  private readonly connection = inject(LiveConnection);
  private readonly session = inject(SessionStore);
  private readonly tweets = inject(TweetStore);
  private readonly timelines = inject(Timelines);
  private readonly outbox = inject(Outbox);
  private readonly counts = inject(LiveCounts);
  private readonly hiding = inject(LiveHiding);
  private readonly lost = inject(LostTweets);
  private readonly news = inject(NotificationNews);

  /** Follows the session: connected while somebody is signed in, once home has been read. */
  start(): void {
    this.counts.start();
    effect(() => {
      const signedIn = this.session.signedIn();
      const home = this.timelines.home.status();
      untracked(() => {
        if (!signedIn) this.connection.stop();
        else if (home === 'ready') setTimeout(() => this.connect(), connectDelay);
        // On other pages home is read when the page has nothing better to do.
        else if (home === 'new') setTimeout(() => void this.openHome(), homeDelay);
      });
    });
  }

  private async openHome(): Promise<void> {
    if (this.session.signedIn()) await this.timelines.home.open();
  }

  private connect(): void {
    if (!this.session.signedIn()) return;
    const handlers = {
      TweetPosted: (tweet: Tweet) => {
        this.posted(tweet);
      },
      TweetEdited: (tweet: Tweet) => {
        this.tweets.put([tweet]);
      },
      // Of a tweet, or of a repost that was undone.
      TweetDeleted: ({ id }: { id: string }) => {
        this.tweets.hide(id);
      },
      TweetMarked: (marked: MarkedTweet) => {
        this.tweets.receiveMarks(marked);
      },
      TweetsCounted: (counts: CountedTweet[]) => {
        this.counts.receive(counts);
      },
      UserHidden: (hidden: HiddenUser) => {
        this.hiding.receive(hidden);
      },
      Notified: (notification: Notification) => {
        this.news.notify(notification);
      },
      UnreadChanged: (unread: UnreadNotifications) => {
        this.news.count(unread);
      },
    };
    void this.connection.start(handlers, (again) => {
      void this.catchUp(again);
      void this.news.catchUp();
    });
  }

  private posted(tweet: Tweet): void {
    const receive = () => {
      this.timelines.home.receive(tweet);
      if (!tweet.repostedBy) this.timelines.noteReply(tweet);
    };
    if (this.session.isMe(tweet.author.id)) this.outbox.whenSettled(receive);
    else receive();
  }

  private async catchUp(again: boolean): Promise<void> {
    try {
      await this.timelines.home.catchUp();
      if (again) await this.lost.lookFor(await this.timelines.home.compareWithServer());
    } catch {
      // With the connection gone the next one catches up from the same cursor; otherwise it is up to us.
      setTimeout(() => {
        if (this.connection.state() === 'connected') void this.catchUp(again);
      }, retryDelay);
    }
  }
}
