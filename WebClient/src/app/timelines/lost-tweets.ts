import { Injectable, inject } from '@angular/core';
import { problemOf } from '../api/problem';
import { Author } from '../api/types';
import { UserClient } from '../profiles/user-client';
import { UserStore } from '../profiles/user-store';
import { TweetClient } from '../tweets/tweet-client';
import { TweetStore } from '../tweets/tweet-store';
import { Timelines } from './timelines';

/**
 * Tweets that home lacks after a silence: deleted, by somebody of whom the reader sees nothing any more, or only not for home
 * any more, as after a mute. Of those that another list shows it is asked which.
 */
@Injectable({ providedIn: 'root' })
export class LostTweets {
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly tweetClient = inject(TweetClient);
  private readonly userClient = inject(UserClient);
  private readonly timelines = inject(Timelines);

  async lookFor(ids: readonly string[]): Promise<void> {
    try {
      for (const id of ids) if (this.timelines.shows(id) && !this.tweets.isHidden(id)) await this.ask(id);
    } catch {
      // Without an answer they stay where they are until that list is read again.
    }
  }

  private async ask(id: string): Promise<void> {
    if (await unlessMissing(this.tweetClient.read(id))) return;
    const author = this.tweets.tweet(id)()?.author;
    if (author) await this.askFor(author);
    // What a hidden person wrote comes back with them; what is deleted does not.
    if (!this.tweets.isHidden(id)) this.tweets.hide(id);
  }

  private async askFor({ id, handle }: Author): Promise<void> {
    const user = await unlessMissing(this.userClient.read(handle));
    if (user) this.users.put([user]);
    else this.users.hide(id);
  }
}

async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (problemOf(error).status === 404) return null;
    throw error;
  }
}
