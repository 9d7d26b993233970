import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Tweet } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { Timelines } from '../timelines/timelines';
import { Announcer } from './announcer';

/** The tab's title: how many new tweets and notifications there are, and the page's name, which is announced when it changes. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly home = inject(Timelines).home;
  private readonly news = inject(NotificationNews);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly page = signal('');

  constructor() {
    super();
    effect(() => {
      const waiting = this.countNew();
      const name = this.page() ? `${this.page()} · MiniTwitter` : 'MiniTwitter';
      this.title.setTitle(waiting ? `(${waiting}) ${name}` : name);
    });
    let before = '';
    effect(() => {
      const page = this.page();
      // Whoever opens the site hears its title anyway.
      if (page && before) this.announcer.say(page);
      before ||= page;
    });
  }

  /** A tweet that one is notified of waits at home as well when one follows its author: it is one thing that is new. */
  private countNew(): number {
    const waiting = this.home.waitingTweets();
    const notifying = waiting.filter((tweet) => this.notifies(tweet)).length;
    return waiting.length - notifying + Math.max(notifying, this.news.unread());
  }

  private notifies({ author, facets, replyTo, quoteOf, repostedBy }: Tweet): boolean {
    const me = this.session.account();
    if (!me) return false;
    if (repostedBy) return author.id === me.id;
    return (
      replyTo?.authorId === me.id ||
      quoteOf?.tweet?.author.id === me.id ||
      facets.some(
        ({ kind, target }) => kind === 'mention' && target.toLowerCase() === me.handle.toLowerCase(),
      )
    );
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot) ?? '');
  }

  /** For pages whose name is known only when they have been read. */
  name(page: string): void {
    this.page.set(page);
  }
}
