import { DatePipe } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Problem, problemOf } from '../api/problem';
import { TweetHistory } from '../api/types';
import { Icon } from '../shell/icon';
import { LoadProblem } from '../shell/load-problem';
import { PageTitle } from '../shell/page-title';
import { TweetCard } from './tweet-card';
import { TweetClient } from './tweet-client';
import { TweetSkeletons } from './tweet-skeletons';
import { TweetStore } from './tweet-store';

/** One tweet, with every version it had. */
@Component({
  selector: 'mt-tweet-page',
  imports: [DatePipe, Icon, LoadProblem, RouterLink, TweetCard, TweetSkeletons],
  templateUrl: './tweet-page.html',
})
export class TweetPage {
  private readonly client = inject(TweetClient);
  private readonly tweets = inject(TweetStore);
  private readonly router = inject(Router);

  readonly id = input.required<string>();

  protected readonly tweet = computed(() => this.tweets.tweet(this.id())());
  protected readonly problem = signal<Problem | null>(null);
  protected readonly gone = computed(
    () =>
      this.tweets.hidden().has(this.id()) || this.problem()?.status === 404 || this.problem()?.status === 400,
  );
  // Read again whenever the text changes; an own edit has reached the server when its answer is in the store.
  protected readonly history = httpResource<TweetHistory>(() => {
    const tweet = this.tweet();
    return tweet?.editedAt && !this.gone() ? `/api/tweets/${tweet.id}/history` : undefined;
  });
  /** The versions before the present one, newest first. */
  protected readonly earlier = computed(() =>
    this.history.hasValue() ? this.history.value().items.slice(0, -1).reverse() : [],
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const author = this.tweet()?.author;
      title.name(author && !this.gone() ? `${author.displayName}’s tweet` : 'Tweet');
    });
    effect(() => {
      this.id();
      untracked(() => void this.read());
    });
  }

  protected async read(): Promise<void> {
    const id = this.id();
    this.problem.set(null);
    try {
      this.tweets.put([await this.client.read(id)]);
    } catch (error) {
      if (id === this.id()) this.problem.set(problemOf(error));
    }
  }

  protected goBack(): void {
    if (history.length > 1) history.back();
    else void this.router.navigateByUrl('/');
  }
}
