import { Component, computed, inject, input } from '@angular/core';
import { Tweet } from '../api/types';
import { Avatar } from '../profiles/avatar';
import { TimeAgo } from '../shell/time-ago';
import { TweetStore } from './tweet-store';

/** The tweet that is being quoted, as the quote will show it: without links, which would lead away from the text. */
@Component({
  selector: 'mt-quote-preview',
  imports: [Avatar, TimeAgo],
  host: { class: 'quoted preview' },
  template: `
    @if (present(); as tweet) {
      <p class="tweet-head">
        <mt-avatar class="small" [author]="tweet.author" />
        <span class="tweet-author">
          <bdi class="name">{{ tweet.author.displayName }}</bdi>
          <span class="handle">&#64;{{ tweet.author.handle }}</span>
        </span>
        <span class="dot" aria-hidden="true">·</span>
        <span class="when"><mt-time-ago [time]="tweet.createdAt" /></span>
      </p>
      <p class="tweet-text" dir="auto">{{ tweet.text }}</p>
    } @else {
      <p class="tweet-gone">This tweet was deleted.</p>
    }
  `,
})
export class QuotePreview {
  private readonly tweets = inject(TweetStore);

  readonly tweet = input.required<Tweet>();
  protected readonly present = computed(() => this.tweets.quoted(this.tweet().id));
}
