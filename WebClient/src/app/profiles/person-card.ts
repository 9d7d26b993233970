import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Avatar } from './avatar';
import { FollowButton } from './follow-button';
import { Follows } from './follows';
import { UserStore } from './user-store';

/** One person in a list. Enter opens the profile, `f` follows. */
@Component({
  selector: 'article[mtPersonCard]',
  imports: [Avatar, FollowButton, RouterLink],
  host: {
    class: 'tweet person',
    tabindex: '0',
    '[attr.aria-labelledby]': '"p-" + userId()',
    '[attr.aria-posinset]': 'position()',
    '[attr.aria-setsize]': 'size()',
    '(keydown)': 'press($event)',
  },
  template: `
    @if (user(); as user) {
      <a class="tweet-avatar" [routerLink]="['/@' + user.handle]" tabindex="-1" aria-hidden="true">
        <mt-avatar [author]="user" />
      </a>
      <div class="tweet-body">
        <div class="person-head">
          <a class="tweet-author stacked" [id]="'p-' + user.id" [routerLink]="['/@' + user.handle]">
            <bdi class="name">{{ user.displayName }}</bdi>
            <span class="handle"
              >&#64;{{ user.handle }}
              @if (user.relationship?.followedBy) {
                <span class="tag">Follows you</span>
              }
            </span>
          </a>
          <mt-follow-button [user]="user" />
        </div>
        @if (user.bio) {
          <p class="tweet-text" dir="auto">{{ user.bio }}</p>
        }
      </div>
    }
  `,
})
export class PersonCard {
  private readonly users = inject(UserStore);
  private readonly follows = inject(Follows);
  private readonly router = inject(Router);

  readonly userId = input.required<string>();
  readonly position = input<number>();
  readonly size = input<number>();
  protected readonly user = computed(() => this.users.user(this.userId())());

  protected press(event: KeyboardEvent): void {
    const user = this.user();
    if (!user || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (event.key === 'Enter') void this.router.navigate(['/@' + user.handle]);
    else if (event.key === 'f') void this.follows.toggle(user);
  }
}
