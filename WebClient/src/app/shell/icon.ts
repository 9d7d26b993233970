import { Component, computed, input } from '@angular/core';
import { IconName, iconPaths } from './icon-paths';

/** A line drawing. Decorative: whatever it stands on has a name in words. */
@Component({
  selector: 'mt-icon',
  host: { class: 'icon', 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 24 24" width="24" height="24" focusable="false">
      <path [attr.d]="path()" />
    </svg>
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => iconPaths[this.name()]);
}
