import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Page, Relationship, User } from '../api/types';

export interface ProfileChange {
  displayName: string;
  bio: string;
  location: string;
  website: string;
}

export type PeopleKind = 'followers' | 'following';

/** Those who have done something with a tweet, as their list is called in its address. */
export type TweetPeopleKind = 'likes' | 'reposts';

@Injectable({ providedIn: 'root' })
export class UserClient {
  private readonly http = inject(HttpClient);

  read(handle: string): Promise<User> {
    return firstValueFrom(this.http.get<User>(url(handle)));
  }

  people(handle: string, kind: PeopleKind, query: PageQuery): Promise<Page<User>> {
    return firstValueFrom(this.http.get<Page<User>>(`${url(handle)}/${kind}`, { params: toParams(query) }));
  }

  peopleOfTweet(id: string, kind: TweetPeopleKind, query: PageQuery): Promise<Page<User>> {
    const address = `/api/tweets/${encodeURIComponent(id)}/${kind}`;
    return firstValueFrom(this.http.get<Page<User>>(address, { params: toParams(query) }));
  }

  follow(handle: string): Promise<Relationship> {
    return firstValueFrom(this.http.put<Relationship>(`${url(handle)}/follow`, null));
  }

  unfollow(handle: string): Promise<Relationship> {
    return firstValueFrom(this.http.delete<Relationship>(`${url(handle)}/follow`));
  }

  change(change: ProfileChange): Promise<User> {
    return firstValueFrom(this.http.patch<User>('/api/me', change));
  }
}

function url(handle: string): string {
  return `/api/users/${encodeURIComponent(handle)}`;
}
