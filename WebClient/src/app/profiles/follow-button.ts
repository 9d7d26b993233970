import { Component, computed, inject, input, signal } from '@angular/core';
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
        [class.fresh]="fresh()"
        [attr.aria-pressed]="following()"
        [attr.aria-label]="label() + ' @' + user().handle"
        (pointerdown)="pointer = $event.pointerType"
        (pointerleave)="fresh.set(false)"
        (click)="toggleFollow($event)"
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

  /** The pointer that followed is still on the button: what it says under a pointer is for those who come to unfollow. */
  protected readonly fresh = signal(false);
  protected pointer = '';

  protected toggleFollow({ detail }: MouseEvent): void {
    // The second click of a double click.
    if (this.fresh() && detail > 0) return;
    this.fresh.set(!this.following() && detail > 0 && this.pointer === 'mouse');
    void this.follows.toggle(this.user());
  }
}
