import { Injectable, inject } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { PeopleStore } from './people-store';
import { PeopleKind, UserClient } from './user-client';
import { UserStore } from './user-store';

const kept = 12;

/** Followers and followees that were looked at a moment ago, for the way back. */
@Injectable({ providedIn: 'root' })
export class PeopleLists {
  private readonly client = inject(UserClient);
  private readonly users = inject(UserStore);
  private readonly lists = new Map<string, PeopleStore>();

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.lists.clear();
    });
  }

  /** As it was left, or `fresh` from the server. */
  list(handle: string, kind: PeopleKind, fresh: boolean): PeopleStore {
    const key = `${kind} ${handle.toLowerCase()}`;
    const found = fresh ? undefined : this.lists.get(key);
    const list = found ?? new PeopleStore((query) => this.client.people(handle, kind, query), this.users);
    this.lists.delete(key);
    this.lists.set(key, list);
    if (this.lists.size > kept) this.lists.delete([...this.lists.keys()][0]);
    return list;
  }
}
