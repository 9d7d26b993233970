import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Notification } from '../api/types';
import { UserStore } from '../profiles/user-store';
import { Icon } from '../shell/icon';
import { deeds, othersOf } from './notification-words';

/** Who did what: "Ann and 12 others liked your tweet". */
@Component({
  selector: 'mt-notification-line',
  imports: [Icon, RouterLink],
  host: { class: 'notification-line' },
  template: `
    <mt-icon [name]="deed().icon" />
    <span class="notification-words">
      @if (!notification().read) {
        <span class="unread-mark"><span class="visually-hidden">Unread: </span></span>
      }
      <a [routerLink]="['/@' + first().handle]"
        ><bdi>{{ first().displayName }}</bdi></a
      >
      @if (second(); as second) {
        and
        <a [routerLink]="['/@' + second.handle]"
          ><bdi>{{ second.displayName }}</bdi></a
        >
      } @else if (count() > 1) {
        and {{ others() }}
      }
      {{ deed().does }}
    </span>
  `,
})
export class NotificationLine {
  private readonly users = inject(UserStore);

  readonly notification = input.required<Notification>();

  protected readonly deed = computed(() => deeds[this.notification().kind]);
  private readonly people = computed(() => {
    const hidden = this.users.hidden();
    return this.notification()
      .people.filter(({ id }) => !hidden.has(id))
      .map((person) => this.users.card(person.id)() ?? person);
  });
  protected readonly count = computed(() => {
    const { people, peopleCount } = this.notification();
    return peopleCount - people.length + this.people().length;
  });
  protected readonly first = computed(() => this.people().at(0) ?? this.notification().people[0]);
  /** Named when there are no more than two. */
  protected readonly second = computed(() => (this.count() === 2 ? this.people().at(1) : null));
  protected readonly others = computed(() => othersOf(this.count()));
}
