import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cameBack } from '../shell/came-back';
import { Icon } from '../shell/icon';
import { People } from './people';
import { PeopleLists } from './people-lists';
import { TweetPeopleKind } from './user-client';

const wordsFor: Record<TweetPeopleKind, { title: string; none: string; nobody: string }> = {
  likes: { title: 'Liked by', none: 'No likes yet', nobody: 'Nobody has liked this tweet so far.' },
  reposts: {
    title: 'Reposted by',
    none: 'No reposts yet',
    nobody: 'Nobody has reposted this tweet so far.',
  },
};

/** Who likes a tweet, or who reposted it. */
@Component({
  selector: 'mt-tweet-people',
  imports: [Icon, People, RouterLink],
  template: `
    <header class="page-head with-back">
      <a class="icon-button" aria-label="Back to the tweet" [routerLink]="['/tweets', id()]">
        <mt-icon name="back" />
      </a>
      <h1>{{ words().title }}</h1>
    </header>
    <mt-people [label]="words().title" [store]="people()">
      <section class="state">
        <h2>{{ words().none }}</h2>
        <p>{{ words().nobody }}</p>
      </section>
    </mt-people>
  `,
})
export class TweetPeople {
  private readonly lists = inject(PeopleLists);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  readonly kind = input.required<TweetPeopleKind>();
  protected readonly words = computed(() => wordsFor[this.kind()]);
  protected readonly people = computed(() => {
    const [id, kind] = [this.id(), this.kind()];
    return untracked(() => this.lists.ofTweet(id, kind, !cameBack(this.router)));
  });

  constructor() {
    effect(() => {
      const people = this.people();
      untracked(() => void people.open());
    });
  }
}
