import { Component, computed, inject, input } from '@angular/core';
import { LoadProblem } from '../shell/load-problem';
import { Feed } from '../timelines/feed';
import { TweetSkeletons } from '../tweets/tweet-skeletons';
import { PeopleStore } from './people-store';
import { PersonCard } from './person-card';
import { UserStore } from './user-store';

/** A list of people in all its states; empty, it is what is projected. */
@Component({
  selector: 'mt-people',
  imports: [Feed, LoadProblem, PersonCard, TweetSkeletons],
  template: `
    @if (store().status() === 'ready') {
      @if (ids().length > 0 || store().hasMore()) {
        <mt-feed
          [label]="label()"
          [ids]="ids()"
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
        <ng-content />
      }
    }
    @if (store().problem(); as problem) {
      <mt-load-problem [problem]="problem" (retried)="store().readMore()" />
    } @else if (store().status() === 'loading') {
      <mt-tweet-skeletons [count]="8" />
    } @else if (store().hasMore()) {
      @for (length of [ids().length]; track length) {
        <mt-tweet-skeletons [count]="3" />
      }
    }
  `,
})
export class People {
  private readonly users = inject(UserStore);

  readonly store = input.required<PeopleStore>();
  readonly label = input.required<string>();
  /** Without who has been hidden since. */
  protected readonly ids = computed(() => {
    const hidden = this.users.hidden();
    return this.store()
      .ids()
      .filter((id) => !hidden.has(id));
  });
}
