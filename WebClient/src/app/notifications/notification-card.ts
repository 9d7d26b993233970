import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Notification } from '../api/types';
import { Avatar } from '../profiles/avatar';
import { UserStore } from '../profiles/user-store';
import { TimeAgo } from '../shell/time-ago';
import { openFromClick, prepareClick } from '../tweets/own-click';
import { TweetStore } from '../tweets/tweet-store';
import { NotificationLine } from './notification-line';

/** What several may have done: followed, or liked or reposted one tweet. Enter opens the tweet, or who followed last. */
@Component({
  selector: 'article[mtNotificationCard]',
  imports: [Avatar, NotificationLine, RouterLink, TimeAgo],
  host: {
    class: 'tweet notification-card',
    tabindex: '0',
    '[attr.aria-labelledby]': '"n-" + notification().id',
    '(keydown.enter)': 'openFromKey($event)',
    '(click)': 'openFromClick($event)',
    '(auxclick)': 'openFromClick($event)',
    '(mousedown)': 'prepareClick($event)',
  },
  template: `
    <div class="notification-head">
      @for (person of people(); track person.id) {
        <a [routerLink]="['/@' + person.handle]" tabindex="-1" aria-hidden="true">
          <mt-avatar class="medium" [author]="person" />
        </a>
      }
      <mt-time-ago class="when" [time]="notification().at" />
    </div>
    <mt-notification-line [id]="'n-' + notification().id" [notification]="notification()" />
    @if (tweet(); as tweet) {
      <a class="notification-tweet" dir="auto" [routerLink]="['/tweets', tweet.id]">{{ tweet.text }}</a>
    } @else if (notification().kind !== 'follow') {
      <p class="tweet-gone">This tweet was deleted.</p>
    }
  `,
})
export class NotificationCard {
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly router = inject(Router);
  protected readonly prepareClick = prepareClick;

  readonly notification = input.required<Notification>();

  protected readonly tweet = computed(() => {
    const { tweet } = this.notification();
    return tweet && (this.tweets.tweet(tweet.id)() ?? tweet);
  });
  private readonly address = computed(() => {
    const tweet = this.tweet();
    if (tweet) return `/tweets/${tweet.id}`;
    return this.notification().kind === 'follow' ? `/@${this.notification().people[0].handle}` : null;
  });
  protected readonly people = computed(() =>
    this.notification().people.filter(({ id }) => !this.users.hidden().has(id)),
  );

  protected openFromKey(event: Event): void {
    const address = this.address();
    if (address && event.target === event.currentTarget) void this.router.navigateByUrl(address);
  }

  protected openFromClick(event: MouseEvent): void {
    const address = this.address();
    if (address) openFromClick(event, this.router, address);
  }
}
