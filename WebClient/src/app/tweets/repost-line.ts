import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Author } from '../api/types';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { Icon } from '../shell/icon';

/** Whose repost brought a tweet here. */
@Component({
  selector: 'mt-repost-line',
  imports: [Icon, RouterLink],
  host: { class: 'repost-line' },
  template: `
    <mt-icon name="repost" />
    <a [routerLink]="['/@' + present().handle]"
      ><bdi>{{ name() }}</bdi> reposted</a
    >
  `,
})
export class RepostLine {
  private readonly users = inject(UserStore);
  private readonly session = inject(SessionStore);

  readonly user = input.required<Author>();
  protected readonly present = computed(() => this.users.card(this.user().id)() ?? this.user());
  protected readonly name = computed(() =>
    this.session.isMe(this.user().id) ? 'You' : this.present().displayName,
  );
}
