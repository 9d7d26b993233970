import { Injectable, inject, signal } from '@angular/core';
import { Problem, problemOf } from '../api/problem';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { Notices } from '../shell/notices';
import { Timelines } from '../timelines/timelines';
import { Draft } from './draft';
import { Attempt } from './kept-draft';
import { TweetClient } from './tweet-client';
import { linkFacets } from './facets';
import { sendingId } from './outbox-ids';
import { normalise } from './tweet-length';
import { TweetStore } from './tweet-store';

/** Tweets on their way: shown at once, and taken back when the server refuses. */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly client = inject(TweetClient);
  private readonly draft = inject(Draft);
  private readonly tweets = inject(TweetStore);
  private readonly timelines = inject(Timelines);
  private readonly session = inject(SessionStore);
  private readonly users = inject(UserStore);
  private readonly notices = inject(Notices);
  private readonly refusal = signal<Problem | null>(null);
  private readonly waiting: (() => void)[] = [];
  private inFlight = 0;

  /** Why the draft came back; null again with the next attempt. */
  readonly problem = this.refusal.asReadonly();

  send(): Promise<void> {
    return this.deliver(this.draft.send());
  }

  /** The live push may overtake the answer: what concerns own tweets waits until it is known which they are. */
  whenSettled(run: () => void): void {
    if (this.inFlight === 0) run();
    else this.waiting.push(run);
  }

  private async deliver(attempt: Attempt): Promise<void> {
    const shown = this.showAhead(attempt.text, attempt.key);
    this.refusal.set(null);
    this.inFlight++;
    try {
      this.arrive(shown, await this.client.post(attempt.text, attempt.key));
      this.draft.arrived(attempt);
    } catch (error) {
      this.timelines.drop(shown);
      const problem = problemOf(error);
      if (this.draft.failed(attempt)) this.refusal.set(problem);
      else this.offerAgain(attempt, problem);
    } finally {
      if (--this.inFlight === 0) for (const run of this.waiting.splice(0)) run();
    }
  }

  private showAhead(text: string, key: string): string {
    const author = this.session.account();
    const id = sendingId(key);
    if (!author) return id;
    const normal = normalise(text);
    const createdAt = new Date().toISOString();
    this.tweets.replace({ id, author, text: normal, facets: linkFacets(normal), createdAt, editedAt: null });
    this.timelines.insertOwn(id, author.handle);
    return id;
  }

  private arrive(shown: string, tweet: Tweet): void {
    this.tweets.put([tweet]);
    this.timelines.exchange(shown, tweet.id);
    const me = this.users.user(tweet.author.id)();
    if (me) this.users.patch(me.id, { tweetsCount: me.tweetsCount + 1 });
  }

  private offerAgain(attempt: Attempt, problem: Problem): void {
    this.notices.offer(`Your tweet was not sent. ${problem.message}`, 'Try again', () => {
      this.draft.resend(attempt);
      void this.deliver(attempt);
    });
  }
}
