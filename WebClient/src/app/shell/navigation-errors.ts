import { inject } from '@angular/core';
import { NavigationError } from '@angular/router';
import { Notices } from './notices';

/** The code of a page could not be fetched: there is no network, or the server has a newer client by now. */
export function offerToOpenAgain({ url }: NavigationError): void {
  inject(Notices).offer('That page could not be loaded.', 'Open again', () => {
    location.assign(url);
  });
}
