import { Component, inject, signal } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { SessionStore } from './auth/session-store';
import { FindProfile } from './profiles/find-profile';
import { LiveBanner } from './shell/live-banner';
import { NoticeList } from './shell/notice-list';
import { ShortcutHelp } from './shell/shortcut-help';
import { Shortcuts } from './shell/shortcuts';
import { SideNav } from './shell/side-nav';
import { Takeover } from './shell/takeover';
import { LiveTimeline } from './timelines/live-timeline';
import { ComposeDialog } from './tweets/compose-dialog';
import { DeleteDialog } from './tweets/delete-dialog';

/** The frame around every page. */
@Component({
  selector: 'mt-root',
  imports: [
    ComposeDialog,
    DeleteDialog,
    FindProfile,
    LiveBanner,
    NoticeList,
    RouterOutlet,
    ShortcutHelp,
    SideNav,
  ],
  templateUrl: './app.html',
})
export class App {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly open = signal<'compose' | 'help' | null>(null);

  constructor() {
    inject(Takeover).start();
    inject(LiveTimeline).start();
    inject(Shortcuts).use({
      n: () => {
        this.write();
      },
      '/': () => void this.router.navigateByUrl('/explore'),
      '?': () => {
        this.open.set('help');
      },
    });
  }

  protected write(): void {
    if (this.session.signedIn()) this.open.set('compose');
    else void this.router.navigateByUrl('/sign-in');
  }

  protected close(): void {
    this.open.set(null);
  }
}
