import { DatePipe, DecimalPipe } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { User } from '../api/types';
import { Icon } from '../shell/icon';
import { Shortcuts } from '../shell/shortcuts';
import { Avatar } from './avatar';
import { EditProfile } from './edit-profile';
import { FollowButton } from './follow-button';
import { Follows } from './follows';
import { hueOf } from './initials';
import { websiteOf } from './website';

@Component({
  selector: 'mt-profile-header',
  imports: [Avatar, DatePipe, DecimalPipe, EditProfile, FollowButton, Icon, RouterLink],
  host: { class: 'profile-header' },
  templateUrl: './profile-header.html',
})
export class ProfileHeader {
  private readonly follows = inject(Follows);

  readonly user = input.required<User>();
  readonly mine = input.required<boolean>();

  protected readonly editing = signal(false);
  protected readonly hue = computed(() => hueOf(this.user().id));
  protected readonly website = computed(() => websiteOf(this.user()));

  constructor() {
    inject(Shortcuts).use({
      e: () => {
        this.editing.set(this.mine());
      },
      f: () => void this.follows.toggle(this.user()),
    });
  }
}
