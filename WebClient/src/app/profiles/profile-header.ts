import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { User } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Icon } from '../shell/icon';
import { Shortcuts } from '../shell/shortcuts';
import { groupedCount } from '../text/grouped-count';
import { writtenMonth } from '../text/written-time';
import { Avatar } from './avatar';
import { EditProfile } from './edit-profile';
import { FollowButton } from './follow-button';
import { Follows } from './follows';
import { hueOf } from './initials';
import { PersonMenuButton } from './person-menu-button';
import { Restrictions } from './restrictions';
import { websiteOf } from './website';

@Component({
  selector: 'mt-profile-header',
  imports: [Avatar, EditProfile, FollowButton, Icon, PersonMenuButton, RouterLink],
  host: { class: 'profile-header' },
  templateUrl: './profile-header.html',
})
export class ProfileHeader {
  private readonly follows = inject(Follows);
  private readonly restrictions = inject(Restrictions);
  protected readonly signedIn = inject(SessionStore).signedIn;

  readonly user = input.required<User>();
  readonly mine = input.required<boolean>();

  protected readonly editing = signal(false);
  protected readonly blocking = computed(() => this.user().relationship?.blocking ?? false);
  protected readonly since = computed(() => writtenMonth(this.user().createdAt));
  protected readonly grouped = groupedCount;
  protected readonly hue = computed(() => hueOf(this.user().id));
  protected readonly website = computed(() => websiteOf(this.user()));

  constructor() {
    inject(Shortcuts).use({
      e: () => {
        this.editing.set(this.mine());
      },
      f: () => {
        if (!this.blocking()) void this.follows.toggle(this.user());
      },
    });
  }

  protected unblock(): void {
    void this.restrictions.unblock(this.user());
  }
}
