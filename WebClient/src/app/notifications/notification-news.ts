import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { Subject, firstValueFrom } from 'rxjs';
import { Notification, UnreadNotifications } from '../api/types';
import { SessionStore } from '../auth/session-store';

/** The server counts no further. */
const most = 100;
const none: UnreadNotifications = { upTo: null, count: 0 };

/** What the hub tells of notifications: how many are unread, and, for whoever shows them, what there is. */
@Injectable({ providedIn: 'root' })
export class NotificationNews {
  private readonly http = inject(HttpClient);
  private readonly session = inject(SessionStore);
  private readonly state = signal(none);
  private isAnnounced = false;

  /** Everything up to here has been read; null while that is not known. */
  readonly upTo = computed(() => this.state().upTo);
  readonly unread = computed(() => this.state().count);
  /** `99+` from 100 on, and nothing when there are none. */
  readonly badge = computed(() => {
    const count = this.unread();
    return count >= most ? `${most - 1}+` : count > 0 ? String(count) : '';
  });
  readonly arrived = new Subject<Notification>();
  /** What is shown may have changed in ways that were not told. */
  readonly outdated = new Subject<void>();

  constructor() {
    this.session.onEnd(() => {
      this.state.set(none);
    });
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void this.catchUp();
    });
  }

  notify(notification: Notification): void {
    this.isAnnounced = true;
    this.arrived.next(notification);
  }

  /** Follows a notification, or reading on another device; or else a cause is undone, and what it was is not told. */
  count(unread: UnreadNotifications): void {
    const isUndone = !this.isAnnounced && unread.upTo === this.state().upTo;
    this.isAnnounced = false;
    this.state.set(unread);
    if (isUndone) this.outdated.next();
  }

  /** What the server answers to having read. */
  put(unread: UnreadNotifications): void {
    this.state.set(unread);
  }

  /** After a silence. */
  async catchUp(): Promise<void> {
    const me = this.session.account()?.id;
    if (!me) return;
    this.outdated.next();
    try {
      const unread = await firstValueFrom(this.http.get<UnreadNotifications>('/api/notifications/unread'));
      if (this.session.isMe(me)) this.state.set(unread);
    } catch {
      // The count stays as it is; the next occasion asks again.
    }
  }
}
