import { Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import { Author } from '../api/types';
import { Icon } from '../shell/icon';
import { Menu } from '../shell/menu';
import { BlockQuestion } from './block-question';
import { Restrictions } from './restrictions';
import { UserClient } from './user-client';
import { UserStore } from './user-store';

/** Mute and block, or no longer. */
@Component({
  selector: 'mt-person-menu',
  imports: [Icon, Menu],
  template: `
    <mt-menu [label]="'More about @' + person().handle" [button]="button()" (closed)="closed.emit()">
      <button type="button" class="menu-item" role="menuitem" tabindex="-1" (click)="toggleMute()">
        <mt-icon name="mute" />{{ muting() ? 'Unmute' : 'Mute' }} &#64;{{ person().handle }}
      </button>
      <button type="button" class="menu-item" role="menuitem" tabindex="-1" (click)="toggleBlock()">
        <mt-icon name="block" />{{ blocking() ? 'Unblock' : 'Block' }} &#64;{{ person().handle }}
      </button>
    </mt-menu>
  `,
})
export class PersonMenu {
  private readonly client = inject(UserClient);
  private readonly users = inject(UserStore);
  private readonly restrictions = inject(Restrictions);
  private readonly question = inject(BlockQuestion);

  readonly person = input.required<Author>();
  readonly button = input.required<HTMLElement>();
  readonly closed = output();

  private readonly relationship = computed(() => this.users.user(this.person().id)()?.relationship);
  protected readonly muting = computed(() => this.relationship()?.muting ?? false);
  protected readonly blocking = computed(() => this.relationship()?.blocking ?? false);

  constructor() {
    effect(() => {
      const person = this.person();
      untracked(() => void this.readPerson(person));
    });
  }

  protected toggleMute(): void {
    this.leave();
    void (this.muting() ? this.restrictions.unmute(this.person()) : this.restrictions.mute(this.person()));
  }

  protected toggleBlock(): void {
    this.leave();
    if (this.blocking()) void this.restrictions.unblock(this.person());
    else this.question.ask(this.person());
  }

  /** A tweet does not say how one stands to its author. */
  private async readPerson({ id, handle }: Author): Promise<void> {
    if (this.users.user(id)()) return;
    try {
      this.users.put([await this.client.read(handle)]);
    } catch {
      // Whoever chooses something then is told why it fails.
    }
  }

  private leave(): void {
    this.button().focus({ preventScroll: true });
    this.closed.emit();
  }
}
