import { Injectable, computed, inject, signal } from '@angular/core';
import { Author, Session } from '../api/types';
import { UserStore } from '../profiles/user-store';
import { readAccount, writeAccount } from './account';

/** Who is signed in. The access token lives here, in memory, and nowhere else. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly users = inject(UserStore);
  private readonly held = signal<Session | null>(null);
  private readonly known = signal<Author | null>(readAccount());
  private readonly endings = new Set<() => void>();

  readonly session = this.held.asReadonly();
  /** Known at once after a reload, before the session is back. */
  readonly account = computed(() => {
    const account = this.known();
    return account && (this.users.card(account.id)() ?? account);
  });
  readonly signedIn = computed(() => this.known() !== null);

  begin(session: Session): void {
    // What a visitor has read does not say what this person follows and likes.
    if (this.known()?.id !== session.user.id) this.end();
    this.users.put([session.user]);
    writeAccount(session.user);
    this.held.set(session);
    this.known.set(session.user);
  }

  end(): void {
    writeAccount(null);
    this.held.set(null);
    this.known.set(null);
    for (const forget of this.endings) forget();
  }

  /** Registers what a store must forget when somebody signs out. */
  onEnd(forget: () => void): void {
    this.endings.add(forget);
  }

  isMe(userId: string): boolean {
    return this.known()?.id === userId;
  }
}
