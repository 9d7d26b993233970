import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Page, ThreadPage, Tweet } from '../api/types';

/** Somebody's tweets: without replies to others, or with them; or what they like. */
export type ProfileList = 'tweets' | 'replies' | 'likes';

@Injectable({ providedIn: 'root' })
export class TimelineClient {
  private readonly http = inject(HttpClient);

  home(query: PageQuery): Promise<Page<Tweet>> {
    return this.page('/api/timeline', query);
  }

  explore(query: PageQuery): Promise<Page<Tweet>> {
    return this.page('/api/explore', query);
  }

  profile(handle: string, list: ProfileList, query: PageQuery): Promise<Page<Tweet>> {
    const name = list === 'likes' ? 'likes' : 'tweets';
    const replies = list === 'replies' && { replies: true };
    return this.page(`/api/users/${encodeURIComponent(handle)}/${name}`, query, replies);
  }

  hashtag(tag: string, query: PageQuery): Promise<Page<Tweet>> {
    return this.page(`/api/hashtags/${encodeURIComponent(tag)}`, query);
  }

  bookmarks(query: PageQuery): Promise<Page<Tweet>> {
    return this.page('/api/me/bookmarks', query);
  }

  quotes(id: string, query: PageQuery): Promise<Page<Tweet>> {
    return this.page(`/api/tweets/${encodeURIComponent(id)}/quotes`, query);
  }

  thread(id: string, query: PageQuery): Promise<ThreadPage> {
    return firstValueFrom(
      this.http.get<ThreadPage>(`/api/tweets/${encodeURIComponent(id)}/thread`, { params: toParams(query) }),
    );
  }

  private page(url: string, query: PageQuery, more: object | false = false): Promise<Page<Tweet>> {
    return firstValueFrom(this.http.get<Page<Tweet>>(url, { params: { ...toParams(query), ...more } }));
  }
}
