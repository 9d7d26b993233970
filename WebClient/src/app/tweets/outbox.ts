import { Injectable, Injector, afterNextRender, inject } from '@angular/core';
import { Problem, problemOf } from '../api/problem';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { Notices } from '../shell/notices';
import { Timelines } from '../timelines/timelines';
import { Composing } from './composing';
import { Draft } from './draft';
import { Drafts } from './drafts';
import { linkFacets } from './facets';
import { Attempt } from './kept-draft';
import { sendingId } from './outbox-ids';
import { TweetClient } from './tweet-client';
import { normalise } from './tweet-length';
import { TweetStore } from './tweet-store';

/** Something on its way: from which draft, and which tweet it answers. */
interface Delivery {
  draft: Draft;
  attempt: Attempt;
  answered: Tweet | null;
}

/** Tweets on their way: shown at once, and taken back when the server refuses. */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly client = inject(TweetClient);
  private readonly drafts = inject(Drafts);
  private readonly composing = inject(Composing);
  private readonly tweets = inject(TweetStore);
  private readonly timelines = inject(Timelines);
  private readonly session = inject(SessionStore);
  private readonly users = inject(UserStore);
  private readonly notices = inject(Notices);
  private readonly injector = inject(Injector);
  private readonly waiting: (() => void)[] = [];
  private inFlight = 0;

  /** What the draft says: as a new tweet, or as the reply to one. */
  send(answered: Tweet | null = null): Promise<void> {
    const draft = this.drafts.of(answered?.id);
    return this.deliver({ draft, attempt: draft.send(), answered });
  }

  /** The live push may overtake the answer: what concerns own tweets waits until it is known which they are. */
  whenSettled(run: () => void): void {
    if (this.inFlight === 0) run();
    else this.waiting.push(run);
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { draft, attempt, answered } = delivery;
    const shown = this.showAhead(delivery);
    this.inFlight++;
    try {
      this.arrive(shown, await this.client.post(attempt.text, attempt.key, answered?.id));
      draft.arrived(attempt);
    } catch (error) {
      this.takeBack(shown, delivery);
      this.report(delivery, withReason(problemOf(error), answered));
    } finally {
      if (--this.inFlight === 0) for (const run of this.waiting.splice(0)) run();
    }
  }

  private showAhead({ attempt, answered }: Delivery): string {
    const author = this.session.account();
    const id = sendingId(attempt.key);
    if (!author) return id;
    const text = normalise(attempt.text);
    const tweet: Tweet = {
      id,
      author,
      text,
      facets: linkFacets(text),
      createdAt: new Date().toISOString(),
      editedAt: null,
      replyTo: answered && {
        id: answered.id,
        authorId: answered.author.id,
        handle: answered.author.handle,
      },
      repliesCount: 0,
      likesCount: 0,
      liked: false,
      bookmarked: false,
    };
    this.tweets.replace(tweet);
    this.timelines.insertOwn(tweet);
    if (answered) this.tweets.countReply(answered.id, 1);
    return id;
  }

  private takeBack(shown: string, { answered }: Delivery): void {
    this.timelines.drop(shown);
    if (answered) this.tweets.countReply(answered.id, -1);
  }

  private arrive(shown: string, tweet: Tweet): void {
    this.tweets.put([tweet]);
    this.timelines.exchange(shown, tweet.id);
    const me = this.users.user(tweet.author.id)();
    if (me) this.users.patch(me.id, { tweetsCount: me.tweetsCount + 1 });
  }

  /** In the box it was written in; where there is none any more, or another text in it, in a notice. */
  private report(delivery: Delivery, problem: Problem): void {
    const { draft, attempt, answered } = delivery;
    const refused = `Your ${answered ? 'reply' : 'tweet'} was not sent. ${problem.message}`;
    if (!draft.failed(attempt, problem)) {
      this.notices.offer(refused, 'Try again', () => {
        draft.resend(attempt);
        void this.deliver(delivery);
      });
      return;
    }
    // A refusal may come before the box in which it was sent has closed.
    const look = () => {
      if (draft.isShown) return;
      this.notices.offer(refused, 'Edit', () => {
        this.composing.write(answered);
      });
    };
    afterNextRender({ read: look }, { injector: this.injector });
  }
}

function withReason(problem: Problem, answered: Tweet | null): Problem {
  return answered && problem.reason === 'tweet-not-found'
    ? { ...problem, message: 'The tweet you are answering was deleted. Your text is kept.' }
    : problem;
}
