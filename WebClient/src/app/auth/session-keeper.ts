import { HttpErrorResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { takeEarlySession } from '../api/early-answers';
import { Session } from '../api/types';
import { Notices } from '../shell/notices';
import { AuthClient } from './auth-client';
import { forgetRefresh, noteRefresh } from './last-refresh';
import { SessionStore } from './session-store';
import { SessionTabs } from './session-tabs';

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

  constructor() {
    this.tabs.listen({
      begun: (session) => {
        this.store.begin(session);
      },
      ended: () => {
        this.leave();
      },
      asked: () => (isFresh(this.store.session()) ? this.store.session() : null),
    });
  }

  begin(session: Session): void {
    this.store.begin(session);
    this.tabs.tellBegun(session);
  }

  /** A token that is good for the next request; null when signed out. */
  async token(): Promise<string | null> {
    if (!this.store.signedIn()) return null;
    const session = this.store.session();
    return session && isFresh(session) ? session.accessToken : this.renew(session?.accessToken ?? null);
  }

  /** A token other than `stale`, from another tab or from the server; null when the session is over. */
  renew(stale: string | null): Promise<string | null> {
    return (this.renewing ??= this.obtain(stale).finally(() => {
      this.renewing = null;
    }));
  }

  async signOut(): Promise<void> {
    await this.client.signOut().catch((error: unknown) => {
      // Already over: that is what was asked for.
      if (!(error instanceof HttpErrorResponse && error.status === 401)) throw error;
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
    const shared = this.store.session();
    const other = shared?.accessToken === (stale ?? undefined) ? await this.tabs.ask() : shared;
    if (other && other.accessToken !== stale && isFresh(other)) {
      this.store.begin(other);
      return other.accessToken;
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
      this.notices.tell('Your session has ended. Sign in again.');
      this.tabs.tellEnded();
      this.leave();
      return null;
    }
  }

  private leave(): void {
    forgetRefresh();
    if (!this.store.signedIn()) return;
    this.store.end();
    void this.router.navigateByUrl('/sign-in');
  }
}

function isFresh(session: Session | null): boolean {
  return session !== null && Date.parse(session.expiresAt) - Date.now() > margin;
}
