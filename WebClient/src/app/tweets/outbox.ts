import { Injectable, Injector, afterNextRender, inject } from '@angular/core';
import { Problem, problemOf } from '../api/problem';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { Announcer } from '../shell/announcer';
import { Notices } from '../shell/notices';
import { Timelines } from '../timelines/timelines';
import { Composing, Occasion } from './composing';
import { Draft } from './draft';
import { Drafts } from './drafts';
import { linkFacets } from './facets';
import { Attempt } from './kept-draft';
import { sendingId } from './outbox-ids';
import { TweetClient } from './tweet-client';
import { normalise } from './tweet-length';
import { TweetStore } from './tweet-store';

/** Something on its way: from which draft, and about which tweet. */
interface Delivery extends Occasion {
  draft: Draft;
  attempt: Attempt;
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
  private readonly announcer = inject(Announcer);
  private readonly injector = inject(Injector);
  private readonly waiting: (() => void)[] = [];
  private inFlight = 0;

  /** What the draft says: as a new tweet, as the reply to one, or as a quote of it. */
  send(occasion: Occasion): Promise<void> {
    const draft = this.drafts.for(occasion);
    return this.deliver({ ...occasion, draft, attempt: draft.send() });
  }

  /** The live push may overtake the answer: what concerns own tweets waits until it is known which they are. */
  whenSettled(run: () => void): void {
    if (this.inFlight === 0) run();
    else this.waiting.push(run);
  }

  private async deliver(delivery: Delivery): Promise<void> {
    const { draft, attempt, answered, quoted } = delivery;
    const shown = this.showAhead(delivery);
    this.inFlight++;
    try {
      const about = { replyTo: answered?.id, quoteOf: quoted?.id };
      const tweet = await this.client.post(attempt.text, attempt.key, about);
      if (draft.isLeft) return;
      this.arrive(shown, tweet);
      draft.arrived(attempt);
      this.announcer.say(`Your ${nameOf(delivery)} was sent.`);
    } catch (error) {
      // Its author has signed out: it is nobody else's to see or to send again.
      if (draft.isLeft) return;
      this.takeBack(shown, delivery);
      this.report(delivery, withReason(problemOf(error), delivery));
    } finally {
      if (--this.inFlight === 0) for (const run of this.waiting.splice(0)) run();
    }
  }

  private showAhead(delivery: Delivery): string {
    const { attempt, answered, quoted } = delivery;
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
      repostsCount: 0,
      quotesCount: 0,
      quoteOf: quoted && { id: quoted.id, tweet: quoted },
      repostedBy: null,
      liked: false,
      bookmarked: false,
      reposted: false,
    };
    this.tweets.replace(tweet);
    this.timelines.insertOwn(tweet);
    this.count(delivery, 1);
    return id;
  }

  private takeBack(shown: string, delivery: Delivery): void {
    this.timelines.drop(shown);
    this.count(delivery, -1);
  }

  private count({ answered, quoted }: Occasion, change: 1 | -1): void {
    if (answered) this.tweets.countTalk(answered.id, 'repliesCount', change);
    if (quoted) this.tweets.countTalk(quoted.id, 'quotesCount', change);
  }

  private arrive(shown: string, tweet: Tweet): void {
    this.tweets.put([tweet]);
    this.timelines.exchange(shown, tweet.id);
    const me = this.users.user(tweet.author.id)();
    if (me) this.users.patch(me.id, { tweetsCount: me.tweetsCount + 1 });
  }

  /** In the box it was written in; where there is none any more, or another text in it, in a notice. */
  private report(delivery: Delivery, problem: Problem): void {
    const { draft, attempt } = delivery;
    const refused = `Your ${nameOf(delivery)} was not sent. ${problem.message}`;
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
        this.composing.write(delivery);
      });
    };
    afterNextRender({ read: look }, { injector: this.injector });
  }
}

function nameOf({ answered, quoted }: Occasion): string {
  return answered ? 'reply' : quoted ? 'quote' : 'tweet';
}

function withReason(problem: Problem, { answered, quoted }: Occasion): Problem {
  if (problem.reason !== 'tweet-not-found' || !(answered ?? quoted)) return problem;
  const doing = answered ? 'answering' : 'quoting';
  return { ...problem, message: `The tweet you are ${doing} was deleted. Your text is kept.` };
}
