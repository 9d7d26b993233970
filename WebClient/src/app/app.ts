import { Component, inject, signal } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { SessionStore } from './auth/session-store';
import { BlockDialog } from './profiles/block-dialog';
import { BlockQuestion } from './profiles/block-question';
import { FindPeople } from './search/find-people';
import { Announcer } from './shell/announcer';
import { LiveBanner } from './shell/live-banner';
import { NoticeList } from './shell/notice-list';
import { ShortcutHelp } from './shell/shortcut-help';
import { Shortcuts } from './shell/shortcuts';
import { SideNav } from './shell/side-nav';
import { Takeover } from './shell/takeover';
import { Trends } from './search/trends';
import { LiveTimeline } from './timelines/live-timeline';
import { ComposeDialog } from './tweets/compose-dialog';
import { Composing } from './tweets/composing';

/** The frame around every page. */
@Component({
  selector: 'mt-root',
  imports: [
    BlockDialog,
    ComposeDialog,
    FindPeople,
    LiveBanner,
    NoticeList,
    RouterOutlet,
    ShortcutHelp,
    SideNav,
    Trends,
  ],
  templateUrl: './app.html',
})
export class App {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SessionStore).signedIn;
  protected readonly composing = inject(Composing);
  protected readonly announcer = inject(Announcer);
  protected readonly blockQuestion = inject(BlockQuestion);
  protected readonly helping = signal(false);

  constructor() {
    inject(Takeover).start();
    inject(LiveTimeline).start();
    inject(Shortcuts).use({
      n: () => {
        this.composing.write();
      },
      i: () => this.signedIn() && this.router.navigateByUrl('/notifications'),
      '/': () => void this.router.navigateByUrl('/explore'),
      '?': () => {
        this.helping.set(true);
      },
    });
  }
}
