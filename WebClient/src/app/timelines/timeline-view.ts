import { Component, computed, input, viewChild } from '@angular/core';
import { LoadProblem } from '../shell/load-problem';
import { Icon } from '../shell/icon';
import { keepFocus } from '../shell/keep-focus';
import { TweetCard } from '../tweets/tweet-card';
import { TweetSkeletons } from '../tweets/tweet-skeletons';
import { Feed } from './feed';
import { TimelineStore } from './timeline-store';

/** A timeline in all its states: on its way, failed, empty (what is projected), or there, with what waits above it. */
@Component({
  selector: 'mt-timeline-view',
  imports: [Feed, Icon, LoadProblem, TweetCard, TweetSkeletons],
  templateUrl: './timeline-view.html',
})
export class TimelineView {
  readonly store = input.required<TimelineStore>();
  readonly label = input.required<string>();
  /** Which of its tweets to show; all by default. */
  readonly filter = input<((id: string) => boolean) | null>(null);

  protected readonly ids = computed(() => {
    const filter = this.filter();
    return filter ? this.store().ids().filter(filter) : this.store().ids();
  });
  /** Whose repost brought a tweet here. */
  protected readonly reposters = computed(
    () =>
      new Map(
        this.store()
          .entries()
          .map(({ tweetId, repostedBy }) => [tweetId, repostedBy]),
      ),
  );
  private readonly feed = viewChild(Feed);

  constructor() {
    keepFocus(() => this.ids().length > 0);
  }

  protected showWaiting(): void {
    this.store().showWaiting();
    scrollTo({ top: 0, behavior: 'instant' });
    // Focus goes to what was asked for, once it is drawn.
    requestAnimationFrame(() => this.feed()?.focusFirst());
  }
}
