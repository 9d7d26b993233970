import { Component, inject, signal } from '@angular/core';
import { problemOf } from '../api/problem';
import { SessionKeeper } from '../auth/session-keeper';
import { Notices } from '../shell/notices';
import { ChangePassword } from './change-password';
import { RestrictedPeople } from './restricted-people';
import { Sessions } from './sessions';

@Component({
  selector: 'mt-settings-page',
  imports: [ChangePassword, RestrictedPeople, Sessions],
  template: `
    <header class="page-head"><h1>Settings</h1></header>
    <mt-change-password class="settings-part" (changed)="sessions.reload()" />
    <mt-sessions #sessions class="settings-part" />
    <mt-restricted-people class="settings-part" kind="blocks" />
    <mt-restricted-people class="settings-part" kind="mutes" />
    <section class="settings-part" aria-labelledby="leave">
      <h2 id="leave">Sign out</h2>
      <p>Signs you out in all tabs of this browser.</p>
      <button type="button" class="button" [disabled]="leaving()" (click)="signOut()">Sign out</button>
    </section>
  `,
})
export class SettingsPage {
  private readonly keeper = inject(SessionKeeper);
  private readonly notices = inject(Notices);
  protected readonly leaving = signal(false);

  protected async signOut(): Promise<void> {
    this.leaving.set(true);
    try {
      await this.keeper.signOut();
    } catch (error) {
      this.leaving.set(false);
      this.notices.tell(`You are still signed in. ${problemOf(error).message}`);
    }
  }
}
