import { Injectable, signal } from '@angular/core';

/** What is said to those who do not see it happen, after what is being read to them. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly said = signal('');

  readonly text = this.said.asReadonly();

  say(text: string): void {
    // The same words again are only read when something changes.
    this.said.update((before) => (before === text ? `${text}\u00a0` : text));
  }
}
