import { Injectable, inject, signal } from '@angular/core';
import { problemOf } from '../api/problem';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Drafts } from './drafts';
import { linkFacets } from './facets';
import { TweetClient } from './tweet-client';
import { normalise } from './tweet-length';
import { TweetStore } from './tweet-store';

export interface RejectedEdit {
  tweetId: string;
  text: string;
  message: string;
}

/** Changes texts: at once on the screen, and back when the server refuses. */
@Injectable({ providedIn: 'root' })
export class TweetEdits {
  private readonly client = inject(TweetClient);
  private readonly tweets = inject(TweetStore);
  private readonly drafts = inject(Drafts);

  private readonly refused = signal<RejectedEdit | null>(null);

  /** The last change that the server refused: its text is not lost. */
  readonly rejected = this.refused.asReadonly();

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.refused.set(null);
    });
  }

  async save(tweet: Tweet, text: string): Promise<void> {
    const normal = normalise(text);
    const editedAt = new Date().toISOString();
    this.tweets.replace({ ...tweet, text: normal, facets: linkFacets(normal), editedAt });
    try {
      this.tweets.replace(await this.client.edit(tweet.id, text));
      this.forgetDraft(tweet.id, text);
    } catch (error) {
      this.tweets.replace(tweet);
      const problem = problemOf(error);
      const message = problem.errors['text']?.join(' ') ?? problem.message;
      this.refused.set({ tweetId: tweet.id, text, message: `The tweet was not changed. ${message}` });
    }
  }

  /** It is saved; what was written since is not. */
  private forgetDraft(tweetId: string, text: string): void {
    const draft = this.drafts.ofEdit(tweetId);
    if (draft.text() === text) draft.write('');
  }

  forget(tweetId: string): void {
    if (this.refused()?.tweetId === tweetId) this.refused.set(null);
  }
}
