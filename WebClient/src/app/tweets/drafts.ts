import { Injectable, computed, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { Occasion } from './composing';
import { Draft } from './draft';
import { editName, quoteName } from './kept-draft';

/** The draft of a new tweet, and one for each tweet that is being answered or quoted. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(SessionStore);
  private readonly account = computed(() => this.session.account()?.id ?? '');
  private readonly drafts = new Map<string | null, Draft>();

  constructor() {
    this.session.onEnd(() => {
      for (const draft of this.drafts.values()) draft.leave();
      this.drafts.clear();
    });
  }

  for({ answered, quoted }: Occasion): Draft {
    return quoted ? this.ofQuote(quoted.id) : this.of(answered?.id);
  }

  /** Of the reply to that tweet; without one, of a new tweet. */
  of(answeredId: string | null = null): Draft {
    return this.named(answeredId);
  }

  ofQuote(quotedId: string): Draft {
    return this.named(quoteName(quotedId));
  }

  /** The changed text of a tweet that is not saved yet; empty when there is none. */
  ofEdit(tweetId: string): Draft {
    return this.named(editName(tweetId));
  }

  private named(name: string | null): Draft {
    const account = this.account();
    let found = this.drafts.get(name);
    if (found?.account !== account) this.drafts.set(name, (found = new Draft(account, name)));
    return found;
  }
}
