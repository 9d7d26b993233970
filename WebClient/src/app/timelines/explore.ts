import { Component, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { FindPeople } from '../search/find-people';
import { Trends } from '../search/trends';
import { Takeover } from '../shell/takeover';
import { TimelineView } from './timeline-view';
import { Timelines } from './timelines';

/** No hub tells of everybody's tweets: they are asked for. */
const pollTime = 15_000;

@Component({
  selector: 'mt-explore',
  imports: [FindPeople, RouterLink, TimelineView, Trends],
  templateUrl: './explore.html',
})
export class Explore {
  protected readonly explore = inject(Timelines).explore;
  protected readonly signedIn = inject(SessionStore).signedIn;

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
}
