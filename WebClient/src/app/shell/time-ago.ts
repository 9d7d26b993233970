import { Component, computed, inject, input } from '@angular/core';
import { Clock } from './clock';

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });
const sameYear = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric' });
const otherYear = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });

/** "3 min", "5 h", "12 May": how long ago, kept up to date. */
@Component({
  selector: 'mt-time-ago',
  template: `<time [attr.datetime]="time()" [title]="title()">{{ text() }}</time>`,
})
export class TimeAgo {
  private readonly clock = inject(Clock);

  readonly time = input.required<string>();
  protected readonly title = computed(() => exact.format(new Date(this.time())));
  protected readonly text = computed(() => timeAgo(new Date(this.time()), new Date(this.clock.minute())));
}

export function timeAgo(time: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - time.getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return (time.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(time);
}
