import { Component, computed, inject, input, signal } from '@angular/core';
import { Clock } from './clock';

const formats = {
  exact: { dateStyle: 'full', timeStyle: 'short' },
  sameYear: { month: 'short', day: 'numeric' },
  otherYear: { year: 'numeric', month: 'short', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<keyof typeof formats, Intl.DateTimeFormat>();

/** "3 min", "5 h", "12 May": how long ago, kept up to date; the exact time for whoever points at it. */
@Component({
  selector: 'mt-time-ago',
  host: { '(mouseenter)': 'pointedAt.set(true)' },
  template: `<time [attr.datetime]="time()" [attr.title]="title()">{{ text() }}</time>`,
})
export class TimeAgo {
  private readonly clock = inject(Clock);

  readonly time = input.required<string>();
  protected readonly pointedAt = signal(false);
  protected readonly title = computed(() =>
    this.pointedAt() ? format('exact', new Date(this.time())) : null,
  );
  protected readonly text = computed(() => timeAgo(new Date(this.time()), new Date(this.clock.minute())));
}

export function timeAgo(time: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - time.getTime()) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return format(time.getFullYear() === now.getFullYear() ? 'sameYear' : 'otherYear', time);
}

// A formatter is dear to make and cheap to keep.
function format(kind: keyof typeof formats, time: Date): string {
  let formatter = made.get(kind);
  if (!formatter) made.set(kind, (formatter = new Intl.DateTimeFormat(undefined, formats[kind])));
  return formatter.format(time);
}
