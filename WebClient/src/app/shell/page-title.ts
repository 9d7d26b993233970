import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { NotificationNews } from '../notifications/notification-news';
import { Timelines } from '../timelines/timelines';

/** The tab's title: how many new tweets and notifications there are, and the page's name. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly home = inject(Timelines).home;
  private readonly news = inject(NotificationNews);
  private readonly page = signal('');

  constructor() {
    super();
    effect(() => {
      const waiting = this.home.waiting() + this.news.unread();
      const name = this.page() ? `${this.page()} · MiniTwitter` : 'MiniTwitter';
      this.title.setTitle(waiting ? `(${waiting}) ${name}` : name);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot) ?? '');
  }

  /** For pages whose name is known only when they have been read. */
  name(page: string): void {
    this.page.set(page);
  }
}
