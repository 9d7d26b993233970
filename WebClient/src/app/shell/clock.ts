import { Injectable, signal } from '@angular/core';

/** The time, told every half minute. */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly now = signal(Date.now());

  readonly minute = this.now.asReadonly();

  constructor() {
    setInterval(() => {
      this.now.set(Date.now());
    }, 30_000);
  }
}
