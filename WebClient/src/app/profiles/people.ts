import { Component, computed, input } from '@angular/core';
import { LoadProblem } from '../shell/load-problem';
import { Feed } from '../timelines/feed';
import { TweetSkeletons } from '../tweets/tweet-skeletons';
import { PeopleStore } from './people-store';
import { PersonCard } from './person-card';
import { PeopleKind } from './user-client';

/** Followers or followees. */
@Component({
  selector: 'mt-people',
  imports: [Feed, LoadProblem, PersonCard, TweetSkeletons],
  template: `
    @if (store().status() === 'ready') {
      @if (store().ids().length > 0) {
        <mt-feed
          [label]="label()"
          [ids]="store().ids()"
          [heights]="store().heights"
          [hasMore]="store().hasMore()"
          [busy]="store().loading() || store().problem() !== null"
          (moreWanted)="store().readMore()"
        >
          <ng-template let-id let-position="position" let-size="size">
            <article mtPersonCard [userId]="id" [position]="position" [size]="size"></article>
          </ng-template>
        </mt-feed>
      } @else {
        <section class="state">
          <h2>{{ kind() === 'followers' ? 'No followers yet' : 'Follows nobody yet' }}</h2>
          <p>&#64;{{ handle() }} {{ kind() === 'followers' ? 'has no followers so far.' : 'does not follow anybody so far.' }}</p>
        </section>
      }
    }
    @if (store().problem(); as problem) {
      <mt-load-problem [problem]="problem" (retried)="store().readMore()" />
    } @else if (store().status() === 'loading') {
      <mt-tweet-skeletons [count]="8" />
    } @else if (store().hasMore()) {
      @for (length of [store().ids().length]; track length) {
        <mt-tweet-skeletons [count]="3" />
      }
    }
  `,
})
export class People {
  readonly store = input.required<PeopleStore>();
  readonly handle = input.required<string>();
  readonly kind = input.required<PeopleKind>();
  protected readonly label = computed(() => `${this.kind() === 'followers' ? 'Followers of' : 'Followed by'} @${this.handle()}`);
}
