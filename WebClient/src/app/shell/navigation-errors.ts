import { Injectable, inject } from '@angular/core';
import { NavigationError } from '@angular/router';
import { Notices } from './notices';

/** The code of a page could not be fetched: there is no network, or the server has a newer client by now. */
@Injectable({ providedIn: 'root' })
export class UnopenedPage {
  private readonly notices = inject(Notices);
  private shown: number | null = null;

  /** One notice, however many pages are tried. */
  offerAgain(url: string): void {
    if (this.shown !== null) this.notices.withdraw(this.shown);
    const text = navigator.onLine
      ? 'That page could not be loaded.'
      : 'You are offline. That page can be opened when you are connected again.';
    this.shown = this.notices.offer(text, 'Open again', () => {
      location.assign(url);
    });
  }
}

export function offerToOpenAgain({ url }: NavigationError): void {
  inject(UnopenedPage).offerAgain(url);
}
