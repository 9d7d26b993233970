import { Injectable, inject } from '@angular/core';
import { PageQuery } from '../api/page-query';
import { SessionStore } from '../auth/session-store';
import { SearchClient } from '../search/search-client';
import { RecentlyUsed } from '../shell/recently-used';
import { PeopleReader, PeopleStore } from './people-store';
import { PeopleKind, TweetPeopleKind, UserClient } from './user-client';
import { UserStore } from './user-store';

const kept = 12;

/** Followers, followees, who likes or reposted a tweet, and people found, that were looked at a moment ago, for the way back. */
@Injectable({ providedIn: 'root' })
export class PeopleLists {
  private readonly client = inject(UserClient);
  private readonly search = inject(SearchClient);
  private readonly users = inject(UserStore);
  private readonly lists = new RecentlyUsed<PeopleStore>(kept);

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.lists.clear();
    });
  }

  ofUser(handle: string, kind: PeopleKind, fresh: boolean): PeopleStore {
    const read = (query: PageQuery) => this.client.people(handle, kind, query);
    return this.list(`${kind} ${handle.toLowerCase()}`, read, fresh);
  }

  ofTweet(id: string, kind: TweetPeopleKind, fresh: boolean): PeopleStore {
    return this.list(`${kind} ${id}`, (query) => this.client.peopleOfTweet(id, kind, query), fresh);
  }

  /** Whose handle or name begins like this. */
  found(text: string, fresh: boolean): PeopleStore {
    return this.list(`found ${text}`, (query) => this.search.people(text, query), fresh);
  }

  /** As it was left, or `fresh` from the server. */
  private list(name: string, read: PeopleReader, fresh: boolean): PeopleStore {
    if (fresh) this.lists.delete(name);
    return this.lists.get(name, () => new PeopleStore(read, this.users));
  }
}
