import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { QuoteOf } from '../api/types';
import { Avatar } from '../profiles/avatar';
import { UserStore } from '../profiles/user-store';
import { TimeAgo } from '../shell/time-ago';
import { openFromClick, prepareClick } from './own-click';
import { TweetStore } from './tweet-store';
import { FoldedText } from './folded-text';

/** The tweet that another one quotes, inside that one. */
@Component({
  selector: 'mt-quoted-tweet',
  imports: [Avatar, FoldedText, RouterLink, TimeAgo],
  host: {
    class: 'quoted',
    '(click)': 'openFromClick($event)',
    '(auxclick)': 'openFromClick($event)',
    '(mousedown)': 'prepareClick($event)',
  },
  template: `
    @if (tweet(); as tweet) {
      @if (author(); as author) {
        <p class="tweet-head">
          <mt-avatar class="small" [author]="author" />
          <a class="tweet-author" [routerLink]="['/@' + author.handle]">
            <bdi class="name">{{ author.displayName }}</bdi>
            <span class="handle">&#64;{{ author.handle }}</span>
          </a>
          <span class="dot" aria-hidden="true">·</span>
          <a class="when" [routerLink]="['/tweets', tweet.id]">
            <mt-time-ago [time]="tweet.createdAt" />
            @if (tweet.editedAt) {
              <span class="edited">, edited</span>
            }
          </a>
        </p>
      }
      <mt-folded-text [tweet]="tweet" />
    } @else {
      <p class="tweet-gone">This tweet was deleted.</p>
    }
  `,
})
export class QuotedTweet {
  private readonly tweets = inject(TweetStore);
  private readonly users = inject(UserStore);
  private readonly router = inject(Router);
  protected readonly prepareClick = prepareClick;

  readonly quote = input.required<QuoteOf>();
  protected readonly tweet = computed(() => {
    const { id, tweet } = this.quote();
    return tweet && this.tweets.quoted(id);
  });
  protected readonly author = computed(() => {
    const author = this.tweet()?.author;
    return author && (this.users.card(author.id)() ?? author);
  });

  protected openFromClick(event: MouseEvent): void {
    const tweet = this.tweet();
    if (tweet) openFromClick(event, this.router, `/tweets/${tweet.id}`);
  }
}
