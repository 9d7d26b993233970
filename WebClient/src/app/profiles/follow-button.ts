import { Component, computed, inject, input } from '@angular/core';
import { User } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { Follows } from './follows';

@Component({
  selector: 'mt-follow-button',
  template: `
    @if (!mine()) {
      <button
        type="button"
        class="button follow"
        [class.primary]="!following()"
        [class.following]="following()"
        [attr.aria-pressed]="following()"
        [attr.aria-label]="label() + ' @' + user().handle"
        (click)="toggleFollow()"
      >
        @if (following()) {
          <span class="follow-rest">Following</span><span class="follow-hover">Unfollow</span>
        } @else {
          {{ label() }}
        }
      </button>
    }
  `,
})
export class FollowButton {
  private readonly follows = inject(Follows);
  private readonly session = inject(SessionStore);

  readonly user = input.required<User>();
  protected readonly mine = computed(() => this.session.account()?.id === this.user().id);
  protected readonly following = computed(() => this.user().relationship?.following ?? false);
  protected readonly label = computed(() => {
    if (this.following()) return 'Following';
    return this.user().relationship?.followedBy ? 'Follow back' : 'Follow';
  });

  protected toggleFollow(): void {
    void this.follows.toggle(this.user());
  }
}
