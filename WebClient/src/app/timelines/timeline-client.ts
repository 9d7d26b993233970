import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Page, Tweet } from '../api/types';

@Injectable({ providedIn: 'root' })
export class TimelineClient {
  private readonly http = inject(HttpClient);

  home(query: PageQuery): Promise<Page<Tweet>> {
    return this.page('/api/timeline', query);
  }

  explore(query: PageQuery): Promise<Page<Tweet>> {
    return this.page('/api/explore', query);
  }

  profile(handle: string, query: PageQuery): Promise<Page<Tweet>> {
    return this.page(`/api/users/${encodeURIComponent(handle)}/tweets`, query);
  }

  private page(url: string, query: PageQuery): Promise<Page<Tweet>> {
    return firstValueFrom(this.http.get<Page<Tweet>>(url, { params: toParams(query) }));
  }
}
