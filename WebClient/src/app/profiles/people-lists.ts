import { Injectable, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { RecentlyUsed } from '../shell/recently-used';
import { PeopleStore } from './people-store';
import { PeopleKind, UserClient } from './user-client';
import { UserStore } from './user-store';

const kept = 12;

/** Followers and followees that were looked at a moment ago, for the way back. */
@Injectable({ providedIn: 'root' })
export class PeopleLists {
  private readonly client = inject(UserClient);
  private readonly users = inject(UserStore);
  private readonly lists = new RecentlyUsed<PeopleStore>(kept);

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.lists.clear();
    });
  }

  /** As it was left, or `fresh` from the server. */
  list(handle: string, kind: PeopleKind, fresh: boolean): PeopleStore {
    const key = `${kind} ${handle.toLowerCase()}`;
    if (fresh) this.lists.delete(key);
    return this.lists.get(
      key,
      () => new PeopleStore((query) => this.client.people(handle, kind, query), this.users),
    );
  }
}
