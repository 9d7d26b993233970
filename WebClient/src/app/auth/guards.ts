import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { SessionStore } from './session-store';

export const onlySignedIn: CanActivateFn = (_route, state) =>
  inject(SessionStore).signedIn() ||
  inject(Router).createUrlTree(['/sign-in'], { queryParams: { then: state.url } });

export const onlySignedOut: CanActivateFn = () =>
  !inject(SessionStore).signedIn() || inject(Router).createUrlTree(['/']);

/** Home is a person's own; visitors start with what everybody writes. */
export const homeOrExplore: CanActivateFn = () =>
  inject(SessionStore).signedIn() || inject(Router).createUrlTree(['/explore']);
