import { Component, input } from '@angular/core';
import { LoadProblem } from '../shell/load-problem';
import { Feed } from '../timelines/feed';
import { ThreadStore } from '../timelines/thread-store';
import { TweetCard } from './tweet-card';
import { TweetSkeletons } from './tweet-skeletons';

/** What answers a tweet. */
@Component({
  selector: 'mt-replies',
  imports: [Feed, LoadProblem, TweetCard, TweetSkeletons],
  template: `
    @if (thread().status() === 'ready') {
      @if (thread().ids().length > 0 || thread().hasMore()) {
        <mt-feed
          [label]="'Replies to @' + handle()"
          [ids]="thread().ids()"
          [heights]="thread().heights"
          [hasMore]="thread().hasMore()"
          [busy]="thread().loadingMore() || thread().problem() !== null"
          (moreWanted)="thread().readMore()"
        >
          <ng-template let-id let-position="position" let-size="size">
            <article
              mtTweetCard
              [tweetId]="id"
              [inThread]="true"
              [position]="position"
              [size]="size"
            ></article>
          </ng-template>
        </mt-feed>
        @if (thread().problem(); as problem) {
          <mt-load-problem [problem]="problem" (retried)="thread().readMore()" />
        } @else if (thread().hasMore()) {
          @for (length of [thread().ids().length]; track length) {
            <mt-tweet-skeletons [count]="3" />
          }
        }
      } @else {
        <section class="state">
          <h2>No replies yet</h2>
          <p>Nobody has answered so far.</p>
        </section>
      }
    } @else if (thread().problem(); as problem) {
      <mt-load-problem [problem]="problem" (retried)="thread().open()" />
    } @else {
      <mt-tweet-skeletons [count]="3" />
    }
  `,
})
export class Replies {
  readonly thread = input.required<ThreadStore>();
  readonly handle = input.required<string>();
}
