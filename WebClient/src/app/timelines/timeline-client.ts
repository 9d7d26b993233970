import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Page, ThreadPage, Tweet } from '../api/types';

/** Of somebody's tweets: their own conversations, or with replies to others. */
export type ProfileList = 'tweets' | 'replies';

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
    const replies = list === 'replies' && { replies: true };
    return this.page(`/api/users/${encodeURIComponent(handle)}/tweets`, query, replies);
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
