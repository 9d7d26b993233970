import { Injectable, inject, signal } from '@angular/core';
import { Tweet } from '../api/types';
import { MembersOnly } from '../auth/members-only';
import { SessionStore } from '../auth/session-store';

/** What a tweet is written about: the one that it answers, or the one that it quotes; for a new tweet neither. */
export interface Occasion {
  answered: Tweet | null;
  quoted: Tweet | null;
}

/** The dialog in which a tweet, a reply or a quote is written, from wherever it is asked for. */
@Injectable({ providedIn: 'root' })
export class Composing {
  private readonly membersOnly = inject(MembersOnly);
  private readonly current = signal<Occasion | null>(null);

  readonly open = this.current.asReadonly();

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.close();
    });
  }

  write({ answered = null, quoted = null }: Partial<Occasion> = {}): void {
    const to = answered
      ? `reply to @${answered.author.handle}`
      : quoted
        ? 'quote this tweet'
        : 'write a tweet';
    const act = () => {
      this.current.set({ answered, quoted });
    };
    if (this.membersOnly.admits({ to, act })) act();
  }

  close(): void {
    this.current.set(null);
  }
}
