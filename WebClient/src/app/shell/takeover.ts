import { Injectable, afterRenderEffect, inject } from '@angular/core';
import { NavigationEnd, NavigationError, Router } from '@angular/router';
import { first } from 'rxjs';

/** A page that never settles must not leave the early page where it is: that one does nothing. */
const patience = 10_000;

/** Ends the page that was drawn ahead of the client, in the same frame in which the client's own is there. */
@Injectable({ providedIn: 'root' })
export class Takeover {
  private readonly router = inject(Router);
  private awaited = false;
  private over = window.early === undefined;

  /** Most pages take over as soon as they are there. */
  start(): void {
    if (this.over) return;
    setTimeout(() => {
      this.finish();
    }, patience);
    this.router.events
      .pipe(first((event) => event instanceof NavigationEnd || event instanceof NavigationError))
      .subscribe(() => {
        if (!this.awaited) this.finish();
      });
  }

  /** For a page that shows what was drawn early: it takes over when it has that too, or knows that it won't. */
  when(settled: () => boolean): void {
    if (this.over) return;
    this.awaited = true;
    const waiting = afterRenderEffect(() => {
      if (!settled()) return;
      waiting.destroy();
      this.finish();
    });
  }

  private finish(): void {
    if (this.over) return;
    this.over = true;
    window.early?.leave();
  }
}
