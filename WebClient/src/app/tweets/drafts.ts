import { Injectable, computed, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { Occasion } from './composing';
import { Draft } from './draft';
import { quoteName } from './kept-draft';

/** The draft of a new tweet, and one for each tweet that is being answered or quoted. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(SessionStore);
  private readonly account = computed(() => this.session.account()?.id ?? '');
  private readonly drafts = new Map<string | null, Draft>();

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

  private named(name: string | null): Draft {
    let found = this.drafts.get(name);
    if (!found) this.drafts.set(name, (found = new Draft(this.account, name)));
    return found;
  }
}
