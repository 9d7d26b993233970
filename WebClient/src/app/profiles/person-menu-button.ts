import { Component, input, signal } from '@angular/core';
import { Author } from '../api/types';
import { Icon } from '../shell/icon';
import { PersonMenu } from './person-menu';

/** What else one can do about somebody; the menu is loaded when it is wanted. */
@Component({
  selector: 'mt-person-menu-button',
  imports: [Icon, PersonMenu],
  template: `
    <button
      #button
      type="button"
      class="icon-button"
      aria-haspopup="menu"
      [attr.aria-label]="'More about @' + person().handle"
      [attr.aria-expanded]="open()"
      (click)="open.set(!open())"
      (keydown.arrowDown)="open.set(true); $event.preventDefault()"
    >
      <mt-icon name="more" />
    </button>
    @if (open()) {
      @defer (on immediate) {
        <mt-person-menu [person]="person()" [button]="button" (closed)="open.set(false)" />
      }
    }
  `,
})
export class PersonMenuButton {
  readonly person = input.required<Author>();
  protected readonly open = signal(false);
}
