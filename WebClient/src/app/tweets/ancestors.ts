import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ThreadStore } from '../timelines/thread-store';
import { TweetCard } from './tweet-card';
import { TweetStore } from './tweet-store';

/** What a tweet answers, topmost first; what was deleted keeps its place. */
@Component({
  selector: 'mt-ancestors',
  imports: [RouterLink, TweetCard],
  template: `
    @if (further(); as id) {
      <a class="thread-further" [routerLink]="['/tweets', id]">Show what came before</a>
    }
    @for (id of thread().ancestors(); track id; let first = $first) {
      @if (present().has(id)) {
        <div class="feed-row ancestor" [attr.data-id]="id">
          <article mtTweetCard [tweetId]="id" [inThread]="!first"></article>
        </div>
      } @else {
        <p class="feed-row ancestor tweet-gone">This tweet was deleted.</p>
      }
    }
  `,
})
export class Ancestors {
  private readonly tweets = inject(TweetStore);

  readonly thread = input.required<ThreadStore>();

  protected readonly present = computed(() => {
    return new Set(
      this.thread()
        .ancestors()
        .filter((id) => !this.tweets.isHidden(id) && this.tweets.tweet(id)() !== null),
    );
  });
  /** The topmost one, when it answers another in turn: its own thread goes on from there. */
  protected readonly further = computed(() => {
    const id = this.thread().ancestors().at(0);
    return id && this.present().has(id) && this.tweets.tweet(id)()?.replyTo ? id : null;
  });
}
