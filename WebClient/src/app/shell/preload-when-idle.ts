import { Injectable } from '@angular/core';
import { PreloadingStrategy, Route } from '@angular/router';
import { catchError, EMPTY, Observable, switchMap } from 'rxjs';

/** What the first page needs has been fetched by then. */
const firstPageTime = 3_000;

/** Fetches the code of all pages when there is nothing better to do: then they can be opened without a network. */
@Injectable({ providedIn: 'root' })
export class PreloadWhenIdle implements PreloadingStrategy {
  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    return connection?.saveData
      ? EMPTY
      : whenIdle().pipe(
          switchMap(() => load()),
          // Without a network it is fetched when the page is opened.
          catchError(() => EMPTY),
        );
  }
}

function whenIdle(): Observable<void> {
  return new Observable((subscriber) => {
    const timer = setTimeout(() => {
      const run = () => {
        subscriber.next();
        subscriber.complete();
      };
      // Safari has no such thing.
      if ('requestIdleCallback' in window) requestIdleCallback(run);
      else run();
    }, firstPageTime);
    return () => {
      clearTimeout(timer);
    };
  });
}
