import { Component, computed, inject, input, signal } from '@angular/core';
import { Clock } from './clock';
import { exactly, howLongAgo } from './how-long-ago';

/** How long ago something was, kept up to date; the exact time for whoever points at it. */
@Component({
  selector: 'mt-time-ago',
  host: { '(mouseenter)': 'pointedAt.set(true)' },
  template: `<time [attr.datetime]="time()" [attr.title]="title()">{{ text() }}</time>`,
})
export class TimeAgo {
  private readonly clock = inject(Clock);

  readonly time = input.required<string>();
  protected readonly pointedAt = signal(false);
  protected readonly title = computed(() => (this.pointedAt() ? exactly(new Date(this.time())) : null));
  protected readonly text = computed(() => howLongAgo(new Date(this.time()), new Date(this.clock.minute())));
}
