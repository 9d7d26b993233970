import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cameBack } from '../shell/came-back';
import { Icon } from '../shell/icon';
import { TimelineView } from './timeline-view';
import { Timelines } from './timelines';

/** What quotes a tweet. */
@Component({
  selector: 'mt-quotes',
  imports: [Icon, RouterLink, TimelineView],
  template: `
    <header class="page-head with-back">
      <a class="icon-button" aria-label="Back to the tweet" [routerLink]="['/tweets', id()]">
        <mt-icon name="back" />
      </a>
      <h1>Quotes</h1>
    </header>
    <mt-timeline-view label="Quotes" [store]="quotes()">
      <section class="state">
        <h2>No quotes yet</h2>
        <p>Nobody has quoted this tweet so far.</p>
      </section>
    </mt-timeline-view>
  `,
})
export class Quotes {
  private readonly timelines = inject(Timelines);
  private readonly router = inject(Router);

  readonly id = input.required<string>();
  protected readonly quotes = computed(() => {
    const id = this.id();
    return untracked(() => this.timelines.quotes(id));
  });

  constructor() {
    effect(() => {
      const quotes = this.quotes();
      untracked(() => void (cameBack(this.router) ? quotes.open() : quotes.reload()));
    });
  }
}
