import { Injectable, computed, inject, signal } from '@angular/core';
import { Author, Session } from '../api/types';
import { UserStore } from '../profiles/user-store';
import { readAccount, writeAccount } from './account';
import { forgetPeople } from './personal-storage';
import { lifeOf } from './token-life';

/** Who is signed in. The access token lives here, in memory, and nowhere else. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly users = inject(UserStore);
  private readonly held = signal<Session | null>(null);
  private readonly known = signal<Author | null>(readAccount());
  private readonly endings = new Set<() => void>();
  private tokenEnd = 0;

  readonly session = this.held.asReadonly();
  /** Known at once after a reload, before the session is back. */
  readonly account = computed(() => {
    const account = this.known();
    return account && (this.users.card(account.id)() ?? account);
  });
  readonly signedIn = computed(() => this.known() !== null);

  constructor() {
    // A browser that crashed, or an earlier version of this client, may have left texts of others behind.
    forgetPeople(this.known()?.id ?? null);
  }

  /** How long the access token is still good for, in milliseconds, by a clock that nobody can set. */
  get tokenTime(): number {
    return this.held() ? this.tokenEnd - performance.now() : 0;
  }

  /** `tokenTime` is less than a whole life when the token came by way of another tab. */
  begin(session: Session, tokenTime = lifeOf(session)): void {
    // What a visitor has read does not say what this person follows and likes.
    if (this.known()?.id !== session.user.id) this.end();
    this.users.put([session.user]);
    writeAccount(session.user);
    this.tokenEnd = performance.now() + tokenTime;
    this.held.set(session);
    this.known.set(session.user);
  }

  end(): void {
    writeAccount(null);
    this.held.set(null);
    this.known.set(null);
    for (const forget of this.endings) forget();
    forgetPeople(null);
  }

  /** Registers what a store must forget when somebody signs out. */
  onEnd(forget: () => void): void {
    this.endings.add(forget);
  }

  isMe(userId: string): boolean {
    return this.known()?.id === userId;
  }
}
