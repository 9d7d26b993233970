import { Injectable, inject, signal } from '@angular/core';
import { Author } from '../api/types';
import { SessionStore } from '../auth/session-store';

/** Whether somebody is to be blocked, while that is being asked. */
@Injectable({ providedIn: 'root' })
export class BlockQuestion {
  private readonly asked = signal<Author | null>(null);

  readonly about = this.asked.asReadonly();

  constructor() {
    inject(SessionStore).onEnd(() => {
      this.leave();
    });
  }

  ask(person: Author): void {
    this.asked.set(person);
  }

  leave(): void {
    this.asked.set(null);
  }
}
