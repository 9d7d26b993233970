import { Injectable, computed, signal } from '@angular/core';

/** Which tweets are drawn at the moment, in as many places as they may be. */
@Injectable({ providedIn: 'root' })
export class OnScreen {
  private readonly places = signal<ReadonlyMap<string, number>>(new Map());

  readonly ids = computed(() => [...this.places().keys()]);

  /** Until it is called back. */
  show(id: string): () => void {
    this.count(id, 1);
    return () => {
      this.count(id, -1);
    };
  }

  private count(id: string, step: 1 | -1): void {
    this.places.update((places) => {
      const counted = new Map(places);
      const left = (places.get(id) ?? 0) + step;
      if (left > 0) counted.set(id, left);
      else counted.delete(id);
      return counted;
    });
  }
}
