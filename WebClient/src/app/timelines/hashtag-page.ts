import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { cameBack } from '../shell/came-back';
import { PageTitle } from '../shell/page-title';
import { TimelineView } from './timeline-view';
import { Timelines } from './timelines';

/** No hub tells of everybody's tweets: they are asked for. */
const pollTime = 15_000;

/** Everybody's tweets with a hashtag. */
@Component({
  selector: 'mt-hashtag-page',
  imports: [TimelineView],
  template: `
    <header class="page-head">
      <h1>
        <bdi>#{{ tag() }}</bdi>
      </h1>
    </header>
    <mt-timeline-view [label]="'Tweets with #' + tag()" [store]="tweets()">
      <section class="state">
        <h2>
          Nobody has written <bdi>#{{ tag() }}</bdi> yet
        </h2>
        <p>Somebody has to be first.</p>
      </section>
    </mt-timeline-view>
  `,
})
export class HashtagPage {
  private readonly timelines = inject(Timelines);
  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);

  /** Without its sign. */
  readonly tag = input.required<string>();
  protected readonly tweets = computed(() => {
    const tag = this.tag();
    return untracked(() => this.timelines.hashtag(tag));
  });

  constructor() {
    effect(() => {
      const tweets = this.tweets();
      this.title.name(`#${this.tag()}`);
      untracked(() => void (cameBack(this.router) ? tweets.open() : tweets.reload()));
    });
    const timer = setInterval(() => {
      // Without an answer the page stays as it is; the next round asks again.
      if (document.visibilityState === 'visible')
        this.tweets()
          .catchUp()
          .catch(() => undefined);
    }, pollTime);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }
}
