import { Component, computed, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Author } from '../api/types';
import { NotificationNews } from '../notifications/notification-news';
import { Avatar } from '../profiles/avatar';
import { PeopleStore } from '../profiles/people-store';
import { RestrictionClient, RestrictionKind } from '../profiles/restriction-client';
import { Restrictions } from '../profiles/restrictions';
import { UserStore } from '../profiles/user-store';
import { LoadProblem } from '../shell/load-problem';

const wordsFor = {
  blocks: {
    title: 'Blocked people',
    note: 'Neither of you sees the other.',
    none: 'You have not blocked anybody.',
    flag: 'blocking',
    end: 'Unblock',
  },
  mutes: {
    title: 'Muted people',
    note: 'Home and your notifications do not show them. They are not told.',
    none: 'You have not muted anybody.',
    flag: 'muting',
    end: 'Unmute',
  },
} as const;

/** Whom one blocks, or mutes, and how to end it. */
@Component({
  selector: 'mt-restricted-people',
  imports: [Avatar, LoadProblem, RouterLink],
  template: `
    <section [attr.aria-labelledby]="kind()">
      <h2 [id]="kind()">{{ words().title }}</h2>
      <p>{{ words().note }}</p>
      @if (store().status() === 'ready') {
        @if (people().length > 0) {
          <ul>
            @for (person of people(); track person.id) {
              <li class="session">
                <a class="restricted-person" [routerLink]="['/@' + person.handle]">
                  <mt-avatar class="medium" [author]="person" />
                  <span class="tweet-author stacked">
                    <bdi class="name">{{ person.displayName }}</bdi>
                    <span class="handle">&#64;{{ person.handle }}</span>
                  </span>
                </a>
                <button
                  type="button"
                  class="button"
                  [attr.aria-label]="words().end + ' @' + person.handle"
                  (click)="end(person)"
                >
                  {{ words().end }}
                </button>
              </li>
            }
          </ul>
        } @else if (!store().hasMore()) {
          <p>{{ words().none }}</p>
        }
      }
      @if (store().problem(); as problem) {
        <mt-load-problem [problem]="problem" (retried)="store().readMore()" />
      } @else if (store().status() === 'loading') {
        <div role="status">
          <span class="visually-hidden">Loading</span>
          <div class="session bone" aria-hidden="true"></div>
        </div>
      } @else if (store().hasMore()) {
        <button type="button" class="button" [disabled]="store().loading()" (click)="store().readMore()">
          Show more
        </button>
      }
    </section>
  `,
})
export class RestrictedPeople {
  private readonly client = inject(RestrictionClient);
  private readonly users = inject(UserStore);
  private readonly restrictions = inject(Restrictions);

  readonly kind = input.required<RestrictionKind>();

  protected readonly words = computed(() => wordsFor[this.kind()]);
  protected readonly store = computed(() => {
    const kind = this.kind();
    const store = new PeopleStore((query) => this.client.people(kind, query), this.users);
    untracked(() => void store.open());
    return store;
  });
  protected readonly people = computed(() => {
    const { flag } = this.words();
    return this.store()
      .ids()
      .flatMap((id) => this.users.user(id)() ?? [])
      .filter(({ relationship }) => relationship?.[flag]);
  });

  constructor() {
    // Wherever somebody is blocked or muted, or that is ended, it changes what one is notified of, too.
    inject(NotificationNews)
      .outdated.pipe(takeUntilDestroyed())
      .subscribe(() => void this.store().refresh());
  }

  protected end(person: Author): void {
    void (this.kind() === 'blocks' ? this.restrictions.unblock(person) : this.restrictions.unmute(person));
  }
}
