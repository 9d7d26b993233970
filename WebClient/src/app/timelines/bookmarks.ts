import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { cameBack } from '../shell/came-back';
import { TweetStore } from '../tweets/tweet-store';
import { TimelineView } from './timeline-view';
import { Timelines } from './timelines';

/** What somebody has kept for later, for nobody else to see. */
@Component({
  selector: 'mt-bookmarks',
  imports: [TimelineView],
  template: `
    <header class="page-head"><h1>Bookmarks</h1></header>
    <mt-timeline-view label="Bookmarks" [store]="bookmarks" [filter]="isBookmarked">
      <section class="state">
        <h2>No bookmarks yet</h2>
        <p>What you bookmark is kept here, for you alone.</p>
      </section>
    </mt-timeline-view>
  `,
})
export class Bookmarks {
  private readonly tweets = inject(TweetStore);
  protected readonly bookmarks = inject(Timelines).bookmarks;

  constructor() {
    void (cameBack(inject(Router)) ? this.bookmarks.open() : this.bookmarks.reload());
  }

  /** What is taken off goes at once, and comes back when the server refuses. */
  protected readonly isBookmarked = (id: string) => this.tweets.tweet(id)()?.bookmarked ?? false;
}
