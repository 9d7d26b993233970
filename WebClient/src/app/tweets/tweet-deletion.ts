import { Injectable, inject } from '@angular/core';
import { problemOf } from '../api/problem';
import { Tweet } from '../api/types';
import { UserStore } from '../profiles/user-store';
import { Notices } from '../shell/notices';
import { TweetClient } from './tweet-client';
import { TweetStore } from './tweet-store';

/** Hides at once, and tells the server when the time for undoing is over. */
@Injectable({ providedIn: 'root' })
export class TweetDeletion {
  private readonly client = inject(TweetClient);
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly notices = inject(Notices);

  delete(tweet: Tweet): void {
    this.hide(tweet);
    this.notices.offer(
      'Tweet deleted.',
      'Undo',
      () => {
        this.show(tweet);
      },
      () => void this.send(tweet),
    );
  }

  private async send(tweet: Tweet): Promise<void> {
    try {
      await this.client.delete(tweet.id);
    } catch (error) {
      this.show(tweet);
      this.notices.tell(`The tweet was not deleted. ${problemOf(error).message}`);
    }
  }

  private hide(tweet: Tweet): void {
    this.tweets.hide(tweet.id);
    this.count(tweet, -1);
  }

  private show(tweet: Tweet): void {
    this.tweets.show(tweet.id);
    this.count(tweet, 1);
  }

  private count(tweet: Tweet, change: 1 | -1): void {
    if (tweet.replyTo) this.tweets.countTalk(tweet.replyTo.id, 'repliesCount', change);
    if (tweet.quoteOf) this.tweets.countTalk(tweet.quoteOf.id, 'quotesCount', change);
    const author = this.users.user(tweet.author.id)();
    if (author) this.users.patch(author.id, { tweetsCount: author.tweetsCount + change });
  }
}
