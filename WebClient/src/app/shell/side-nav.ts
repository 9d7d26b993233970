import { Component, computed, inject, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { Timelines } from '../timelines/timelines';
import { Icon } from './icon';

@Component({
  selector: 'mt-side-nav',
  imports: [Icon, RouterLink, RouterLinkActive],
  host: { class: 'side-nav' },
  templateUrl: './side-nav.html',
})
export class SideNav {
  protected readonly account = inject(SessionStore).account;
  private readonly home = inject(Timelines).home;

  readonly writing = output();

  protected readonly profile = computed(() => '/@' + (this.account()?.handle ?? ''));
  protected readonly waiting = this.home.waiting;
  protected readonly unread = inject(NotificationNews).badge;
  protected readonly notificationsName = computed(() =>
    this.unread() ? `Notifications, ${this.unread()} unread` : 'Notifications',
  );

  /** Home again while at home: to the top, with what waits there. */
  protected goToTop(): void {
    if (location.pathname !== '/') return;
    this.home.showWaiting();
    scrollTo({ top: 0, behavior: 'instant' });
  }
}
