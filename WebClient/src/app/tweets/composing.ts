import { Injectable, inject, signal } from '@angular/core';
import { Tweet } from '../api/types';
import { MembersOnly } from '../auth/members-only';

interface Composition {
  answered: Tweet | null;
}

/** The dialog in which a tweet or a reply is written, from wherever it is asked for. */
@Injectable({ providedIn: 'root' })
export class Composing {
  private readonly membersOnly = inject(MembersOnly);
  private readonly current = signal<Composition | null>(null);

  readonly open = this.current.asReadonly();

  write(answered: Tweet | null = null): void {
    if (this.membersOnly.admits()) this.current.set({ answered });
  }

  close(): void {
    this.current.set(null);
  }
}
