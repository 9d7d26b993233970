import { Injectable, computed, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { Draft } from './draft';

/** The draft of a new tweet, and one for each tweet that is being answered. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(SessionStore);
  private readonly account = computed(() => this.session.account()?.id ?? '');
  private readonly drafts = new Map<string | null, Draft>();

  /** Of the reply to that tweet; without one, of a new tweet. */
  of(answeredId: string | null = null): Draft {
    let found = this.drafts.get(answeredId);
    if (!found) this.drafts.set(answeredId, (found = new Draft(this.account, answeredId)));
    return found;
  }
}
