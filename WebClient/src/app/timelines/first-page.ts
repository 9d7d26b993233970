import { Injectable, inject } from '@angular/core';
import { SessionKeeper } from '../auth/session-keeper';
import { SessionStore } from '../auth/session-store';
import { Timelines } from './timelines';

/** Asks for what the first page will show while that page is still being put together. */
@Injectable({ providedIn: 'root' })
export class FirstPage {
  private readonly session = inject(SessionStore);
  private readonly keeper = inject(SessionKeeper);
  private readonly timelines = inject(Timelines);

  read(): void {
    const { home, explore } = this.timelines;
    const start = this.session.signedIn() ? home : explore;
    const list = location.pathname === '/' ? start : location.pathname === '/explore' ? explore : null;
    if (list) void list.open();
    // A failure shows where the session is needed; here it only comes back early.
    else this.keeper.token().catch(() => null);
  }
}
