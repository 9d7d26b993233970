import { Injectable, signal } from '@angular/core';
import { Author } from '../api/types';

/** Whether somebody is to be blocked, while that is being asked. */
@Injectable({ providedIn: 'root' })
export class BlockQuestion {
  private readonly asked = signal<Author | null>(null);

  readonly about = this.asked.asReadonly();

  ask(person: Author): void {
    this.asked.set(person);
  }

  leave(): void {
    this.asked.set(null);
  }
}
