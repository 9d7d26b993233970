import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Tweet } from '../api/types';

/** What a reader can put on a tweet and take off again, as it is called in its address. */
export type Mark = 'like' | 'repost' | 'bookmark';

@Injectable({ providedIn: 'root' })
export class TweetClient {
  private readonly http = inject(HttpClient);

  read(id: string): Promise<Tweet> {
    return firstValueFrom(this.http.get<Tweet>(`/api/tweets/${id}`));
  }

  /** The same key posts once, however often it is sent. */
  post(text: string, idempotencyKey: string, about: { replyTo?: string; quoteOf?: string }): Promise<Tweet> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return firstValueFrom(this.http.post<Tweet>('/api/tweets', { text, ...about }, { headers }));
  }

  edit(id: string, text: string): Promise<Tweet> {
    return firstValueFrom(this.http.patch<Tweet>(`/api/tweets/${id}`, { text }));
  }

  /** The tweet as it is then; also when it was so before. */
  mark(id: string, mark: Mark, on: boolean): Promise<Tweet> {
    const url = `/api/tweets/${id}/${mark}`;
    return firstValueFrom(on ? this.http.put<Tweet>(url, null) : this.http.delete<Tweet>(url));
  }

  /** Arrives even if the page is being left. */
  delete(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/tweets/${id}`, { keepalive: true }));
  }
}
