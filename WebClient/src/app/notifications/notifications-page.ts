import { Component, DestroyRef, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Notification } from '../api/types';
import { cameBack } from '../shell/came-back';
import { Icon } from '../shell/icon';
import { LoadProblem } from '../shell/load-problem';
import { Feed } from '../timelines/feed';
import { TweetCard } from '../tweets/tweet-card';
import { TweetSkeletons } from '../tweets/tweet-skeletons';
import { NotificationCard } from './notification-card';
import { NotificationLine } from './notification-line';
import { NotificationNews } from './notification-news';
import { NotificationStore } from './notification-store';

/** What others did that concerns oneself. What is looked at has been read. */
@Component({
  selector: 'mt-notifications-page',
  imports: [Feed, Icon, LoadProblem, NotificationCard, NotificationLine, TweetCard, TweetSkeletons],
  templateUrl: './notifications-page.html',
})
export class NotificationsPage {
  private readonly news = inject(NotificationNews);
  protected readonly store = inject(NotificationStore);
  private readonly feed = viewChild(Feed);
  private readonly visible = signal(isVisible());

  constructor() {
    const cameByBack = cameBack(inject(Router)) && this.store.status() === 'ready';
    void (cameByBack ? this.store.refresh('waiting') : this.store.reload());
    this.news.arrived.pipe(takeUntilDestroyed()).subscribe((notification) => {
      this.store.receive(notification, place());
    });
    this.news.outdated.pipe(takeUntilDestroyed()).subscribe(() => {
      void (this.store.status() === 'failed' ? this.store.reload() : this.store.refresh(place()));
    });
    effect(() => {
      if (this.visible() && this.store.newest() !== null) untracked(() => void this.store.markRead());
    });
    this.watchVisibility();
  }

  /** What somebody wrote is shown as a tweet, with all that one can do with it. */
  protected tweetOf({ kind, tweet }: Notification): string | null {
    return kind === 'mention' || kind === 'reply' || kind === 'quote' ? (tweet?.id ?? null) : null;
  }

  protected showWaiting(): void {
    this.store.showWaiting();
    scrollTo({ top: 0, behavior: 'instant' });
    // Focus goes to what was asked for, once it is drawn.
    requestAnimationFrame(() => this.feed()?.focusFirst());
  }

  private watchVisibility(): void {
    const look = () => {
      this.visible.set(isVisible());
    };
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', look);
    });
  }
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

/** Nothing moves under somebody who has read on. */
function place(): 'shown' | 'waiting' {
  return scrollY > 0 ? 'waiting' : 'shown';
}
