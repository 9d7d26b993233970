import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Page, Trend, UsedHashtag, User } from '../api/types';

/** Looking for what begins with a text. */
@Injectable({ providedIn: 'root' })
export class SearchClient {
  private readonly http = inject(HttpClient);

  people(q: string, query: PageQuery): Promise<Page<User>> {
    return firstValueFrom(
      this.http.get<Page<User>>('/api/search/people', { params: { q, ...toParams(query) } }),
    );
  }

  async hashtags(q: string, limit: number): Promise<UsedHashtag[]> {
    const params = { q, limit };
    return (await firstValueFrom(this.http.get<{ items: UsedHashtag[] }>('/api/search/hashtags', { params })))
      .items;
  }

  async trends(): Promise<Trend[]> {
    return (await firstValueFrom(this.http.get<{ items: Trend[] }>('/api/trends'))).items;
  }
}
