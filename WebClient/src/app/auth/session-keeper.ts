import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { takeEarlySession } from '../api/early-answers';
import { Session } from '../api/types';
import { Notices } from '../shell/notices';
import { AuthClient } from './auth-client';
import { forgetRefresh, noteRefresh } from './last-refresh';
import { SessionStore } from './session-store';
import { SessionTabs, SharedSession } from './session-tabs';

/** Refreshed this long before it expires, so that no request meets an expired token. */
const margin = 30_000;

/** Brings the session back after a reload, renews it before it expires, and ends it, in all tabs together. */
@Injectable({ providedIn: 'root' })
export class SessionKeeper {
  private readonly client = inject(AuthClient);
  private readonly store = inject(SessionStore);
  private readonly tabs = inject(SessionTabs);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private renewing: Promise<string | null> | null = null;
  /** Somebody chose to sign out, here or in another tab: then a refused token is no news. */
  private leaving: 'no' | 'here' | 'elsewhere' = 'no';

  constructor() {
    this.tabs.listen({
      begun: ({ session, tokenTime }) => {
        this.leaving = 'no';
        this.store.begin(session, tokenTime);
      },
      leaving: (leaving) => {
        this.leaving = leaving ? 'elsewhere' : 'no';
      },
      ended: () => {
        this.leave();
      },
      asked: () => this.shared(),
    });
  }

  begin(session: Session): void {
    this.leaving = 'no';
    this.store.begin(session);
    this.tabs.tellBegun({ session, tokenTime: this.store.tokenTime });
  }

  /** A token that is good for the next request; null when signed out. */
  async token(): Promise<string | null> {
    if (!this.store.signedIn()) return null;
    const session = this.store.session();
    return session && this.isFresh() ? session.accessToken : this.renew(session?.accessToken ?? null);
  }

  /** A token other than `stale`, from another tab or from the server; null when the session is over. */
  renew(stale: string | null): Promise<string | null> {
    return (this.renewing ??= this.obtain(stale).finally(() => {
      this.renewing = null;
    }));
  }

  async signOut(): Promise<void> {
    // What waits for an undo is done while its owner can still do it.
    this.notices.settle();
    this.leaving = 'here';
    this.tabs.tellLeaving(true);
    await this.client.signOut().catch((error: unknown) => {
      // Already over: that is what was asked for.
      if (error instanceof HttpErrorResponse && error.status === 401) return;
      this.leaving = 'no';
      this.tabs.tellLeaving(false);
      throw error;
    });
    this.tabs.tellEnded();
    this.leave();
  }

  private async obtain(stale: string | null): Promise<string | null> {
    const early = await takeEarlySession((session) => {
      this.begin(session);
    });
    return early?.accessToken ?? this.tabs.alone(() => this.find(stale));
  }

  private async find(stale: string | null): Promise<string | null> {
    const isStale = this.store.session()?.accessToken === (stale ?? undefined);
    const other = isStale ? await this.tabs.ask() : this.shared();
    if (other && other.session.accessToken !== stale && other.tokenTime > margin) {
      this.store.begin(other.session, other.tokenTime);
      return other.session.accessToken;
    }
    return this.refresh();
  }

  private async refresh(): Promise<string | null> {
    noteRefresh();
    try {
      const session = await this.client.refresh();
      this.begin(session);
      return session.accessToken;
    } catch (error) {
      // Only the server's word ends a session; without a connection it stays.
      if (!(error instanceof HttpErrorResponse && error.status === 401)) throw error;
      this.tabs.tellEnded();
      this.leave();
      return null;
    }
  }

  private leave(): void {
    forgetRefresh();
    const { leaving } = this;
    this.leaving = 'no';
    if (!this.store.signedIn()) return;
    this.store.end();
    this.notices.clear();
    if (leaving === 'elsewhere') this.notices.tell('You signed out in another tab.');
    if (leaving === 'no') this.notices.tell('Your session has ended. Sign in again.');
    void this.router.navigateByUrl('/sign-in');
  }

  private isFresh(): boolean {
    return this.store.tokenTime > margin;
  }

  private shared(): SharedSession | null {
    const session = this.store.session();
    return session && this.isFresh() ? { session, tokenTime: this.store.tokenTime } : null;
  }
}
