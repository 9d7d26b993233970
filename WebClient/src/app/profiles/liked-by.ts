import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cameBack } from '../shell/came-back';
import { Icon } from '../shell/icon';
import { People } from './people';
import { PeopleLists } from './people-lists';

/** Who likes a tweet. */
@Component({
  selector: 'mt-liked-by',
  imports: [Icon, People, RouterLink],
  template: `
    <header class="page-head with-back">
      <a class="icon-button" aria-label="Back to the tweet" [routerLink]="['/tweets', id()]">
        <mt-icon name="back" />
      </a>
      <h1>Liked by</h1>
    </header>
    <mt-people label="Liked by" [store]="people()">
      <section class="state">
        <h2>No likes yet</h2>
        <p>Nobody has liked this tweet so far.</p>
      </section>
    </mt-people>
  `,
})
export class LikedBy {
  private readonly lists = inject(PeopleLists);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  protected readonly people = computed(() => {
    const id = this.id();
    return untracked(() => this.lists.whoLike(id, !cameBack(this.router)));
  });

  constructor() {
    effect(() => {
      const people = this.people();
      untracked(() => void people.open());
    });
  }
}
