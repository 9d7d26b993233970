import { Component, DestroyRef, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { FindProfile } from '../profiles/find-profile';
import { Takeover } from '../shell/takeover';
import { TweetStore } from '../tweets/tweet-store';
import { TimelineView } from './timeline-view';
import { Timelines } from './timelines';

/** No hub tells of everybody's tweets: they are asked for. */
const pollTime = 15_000;

@Component({
  selector: 'mt-explore',
  imports: [FindProfile, RouterLink, TimelineView],
  templateUrl: './explore.html',
})
export class Explore {
  private readonly tweets = inject(TweetStore);
  protected readonly explore = inject(Timelines).explore;
  protected readonly signedIn = inject(SessionStore).signedIn;

  /** Only tweets with this hashtag, among everybody's newest. */
  readonly tag = input<string>();
  protected readonly filter = computed(() => {
    const tag = this.tag()?.toLowerCase();
    return tag ? (id: string) => this.hasTag(id, tag) : null;
  });

  constructor() {
    void this.refresh();
    inject(Takeover).when(this.explore.settled);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.refresh();
    }, pollTime);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  private async refresh(): Promise<void> {
    if (this.explore.status() !== 'ready') return this.explore.open();
    // Without an answer the page stays as it is; the next round asks again.
    await this.explore.catchUp().catch(() => undefined);
  }

  private hasTag(id: string, tag: string): boolean {
    const facets = this.tweets.tweet(id)()?.facets ?? [];
    return facets.some(({ kind, target }) => kind === 'hashtag' && target.toLowerCase() === tag);
  }
}
