import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { PageQuery, toParams } from '../api/page-query';
import { Notification, Page, UnreadNotifications } from '../api/types';

const url = '/api/notifications';

@Injectable({ providedIn: 'root' })
export class NotificationClient {
  private readonly http = inject(HttpClient);

  page(query: PageQuery): Promise<Page<Notification>> {
    return firstValueFrom(this.http.get<Page<Notification>>(url, { params: toParams(query) }));
  }

  /** This one and all before it have been read. */
  markRead(upTo: string): Promise<UnreadNotifications> {
    return firstValueFrom(this.http.put<UnreadNotifications>(`${url}/read`, { upTo }));
  }
}
