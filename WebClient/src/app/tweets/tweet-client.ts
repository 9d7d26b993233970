import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Tweet } from '../api/types';

@Injectable({ providedIn: 'root' })
export class TweetClient {
  private readonly http = inject(HttpClient);

  /** The same key posts once, however often it is sent. */
  post(text: string, idempotencyKey: string, replyTo?: string): Promise<Tweet> {
    const headers = { 'Idempotency-Key': idempotencyKey };
    return firstValueFrom(this.http.post<Tweet>('/api/tweets', { text, replyTo }, { headers }));
  }

  edit(id: string, text: string): Promise<Tweet> {
    return firstValueFrom(this.http.patch<Tweet>(`/api/tweets/${id}`, { text }));
  }

  /** Arrives even if the page is being left. */
  delete(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/tweets/${id}`, { keepalive: true }));
  }
}
