import { Component, inject, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Shortcuts } from '../shell/shortcuts';
import { Takeover } from '../shell/takeover';
import { ComposeTweet } from '../tweets/compose-tweet';
import { TimelineView } from './timeline-view';
import { Timelines } from './timelines';

@Component({
  selector: 'mt-home',
  imports: [ComposeTweet, RouterLink, TimelineView],
  template: `
    <header class="page-head"><h1>Home</h1></header>
    <mt-compose-tweet />
    <mt-timeline-view label="Home timeline" [store]="home">
      <section class="state">
        <h2>It is quiet here</h2>
        <p>
          Write your first tweet, or find people to follow: their tweets will show up here as they are
          written.
        </p>
        <a class="button primary" routerLink="/explore">Explore</a>
      </section>
    </mt-timeline-view>
  `,
})
export class Home {
  protected readonly home = inject(Timelines).home;
  private readonly compose = viewChild.required(ComposeTweet);

  constructor() {
    void this.home.open();
    inject(Takeover).when(this.home.settled);
    inject(Shortcuts).use({
      n: () => {
        scrollTo({ top: 0, behavior: 'instant' });
        this.compose().focus();
      },
    });
  }
}
