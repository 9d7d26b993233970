import { Component, computed, inject, input } from '@angular/core';
import { Tweet } from '../api/types';
import { Avatar } from '../profiles/avatar';
import { TimeAgo } from '../shell/time-ago';
import { TweetStore } from './tweet-store';

/** The tweet that is being answered, to be read while writing: without links, which would lead away from the text. */
@Component({
  selector: 'mt-answered-tweet',
  imports: [Avatar, TimeAgo],
  host: { class: 'tweet answered' },
  template: `
    <mt-avatar [author]="present().author" />
    <div class="tweet-body">
      <p class="tweet-head">
        <span class="tweet-author">
          <bdi class="name">{{ present().author.displayName }}</bdi>
          <span class="handle">&#64;{{ present().author.handle }}</span>
        </span>
        <span class="dot" aria-hidden="true">·</span>
        <span class="when"><mt-time-ago [time]="present().createdAt" /></span>
      </p>
      @if (deleted()) {
        <p class="tweet-gone">This tweet was deleted.</p>
      } @else {
        <p class="tweet-text" dir="auto">{{ present().text }}</p>
      }
    </div>
  `,
})
export class AnsweredTweet {
  private readonly tweets = inject(TweetStore);

  readonly tweet = input.required<Tweet>();
  protected readonly present = computed(() => this.tweets.tweet(this.tweet().id)() ?? this.tweet());
  protected readonly deleted = computed(() => this.tweets.isHidden(this.tweet().id));
}
