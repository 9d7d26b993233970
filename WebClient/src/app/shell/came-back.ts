import { Router } from '@angular/router';

/** Whether the page is shown because of the back button: then everything is as it was left; by a link it is as it is now. */
export function cameBack(router: Router): boolean {
  // A page that stays while its address changes may find out when the navigation is over.
  return (router.currentNavigation() ?? router.lastSuccessfulNavigation())?.trigger === 'popstate';
}
