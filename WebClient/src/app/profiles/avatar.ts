import { Component, computed, input } from '@angular/core';
import { Author } from '../api/types';
import { hueOf, initialsOf } from './initials';

/** The picture, or initials on a colour of their own. Decorative: the name stands beside it. */
@Component({
  selector: 'mt-avatar',
  host: { class: 'avatar', 'aria-hidden': 'true', '[class.large]': 'large()', '[style.--hue]': 'hue()' },
  template: `
    @if (author().avatarUrl; as url) {
      <img [src]="url" alt="" width="48" height="48" loading="lazy" decoding="async" />
    } @else {
      <span>{{ initials() }}</span>
    }
  `,
})
export class Avatar {
  readonly author = input.required<Author>();
  readonly large = input(false);
  protected readonly hue = computed(() => hueOf(this.author().id));
  protected readonly initials = computed(() => initialsOf(this.author().displayName || this.author().handle));
}
