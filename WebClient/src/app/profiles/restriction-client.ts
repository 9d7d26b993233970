import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Page, Relationship, User } from '../api/types';

/** Whom one blocks or mutes, as their list is called in its address. */
export type RestrictionKind = 'blocks' | 'mutes';

@Injectable({ providedIn: 'root' })
export class RestrictionClient {
  private readonly http = inject(HttpClient);

  block(handle: string): Promise<Relationship> {
    return this.put(handle, 'block');
  }

  unblock(handle: string): Promise<Relationship> {
    return this.delete(handle, 'block');
  }

  mute(handle: string): Promise<Relationship> {
    return this.put(handle, 'mute');
  }

  unmute(handle: string): Promise<Relationship> {
    return this.delete(handle, 'mute');
  }

  people(kind: RestrictionKind, query: PageQuery): Promise<Page<User>> {
    return firstValueFrom(this.http.get<Page<User>>(`/api/me/${kind}`, { params: toParams(query) }));
  }

  private put(handle: string, what: string): Promise<Relationship> {
    return firstValueFrom(this.http.put<Relationship>(url(handle, what), null));
  }

  private delete(handle: string, what: string): Promise<Relationship> {
    return firstValueFrom(this.http.delete<Relationship>(url(handle, what)));
  }
}

function url(handle: string, what: string): string {
  return `/api/users/${encodeURIComponent(handle)}/${what}`;
}
