import { inject } from '@angular/core';
import { CanActivateFn, Route, Router, UrlMatchResult, UrlSegment, Routes } from '@angular/router';
import { homeOrExplore, onlySignedIn, onlySignedOut } from './auth/guards';
import { profileTabs } from './profiles/profile-tabs';
import { TweetPeopleKind } from './profiles/user-client';
import { Home } from './timelines/home';

const tabs: readonly string[] = profileTabs;

/** `/@handle`, and `/@handle/replies` and the like. */
export function profileAddress(segments: UrlSegment[]): UrlMatchResult | null {
  const [first, second] = segments;
  if (segments.length < 1 || segments.length > 2 || !/^@./.test(first.path)) return null;
  if (segments.length === 2 && !tabs.includes(second.path)) return null;
  const handle = new UrlSegment(first.path.slice(1), {});
  return { consumed: segments, posParams: second ? { handle, tab: second } : { handle } };
}

/** `/explore?tag=` was the address of a hashtag, and is known to others. */
const hashtagOfItsOwn: CanActivateFn = ({ queryParamMap }) => {
  const tag = queryParamMap.get('tag');
  return !tag || inject(Router).createUrlTree(['/hashtags', tag]);
};

const profile: Route = {
  matcher: profileAddress,
  loadComponent: () => import('./profiles/profile-page').then((m) => m.ProfilePage),
};

export const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'Home', canActivate: [homeOrExplore], component: Home },
  {
    path: 'explore',
    title: 'Explore',
    canActivate: [hashtagOfItsOwn],
    loadComponent: () => import('./timelines/explore').then((m) => m.Explore),
  },
  {
    path: 'hashtags/:tag',
    loadComponent: () => import('./timelines/hashtag-page').then((m) => m.HashtagPage),
  },
  {
    path: 'search',
    title: 'Search',
    loadComponent: () => import('./search/search-page').then((m) => m.SearchPage),
  },
  {
    path: 'sign-up',
    title: 'Create an account',
    canActivate: [onlySignedOut],
    loadComponent: () => import('./auth/sign-up').then((m) => m.SignUp),
  },
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [onlySignedOut],
    loadComponent: () => import('./auth/sign-in').then((m) => m.SignIn),
  },
  {
    path: 'settings',
    title: 'Settings',
    canActivate: [onlySignedIn],
    loadComponent: () => import('./settings/settings-page').then((m) => m.SettingsPage),
  },
  {
    path: 'notifications',
    title: 'Notifications',
    canActivate: [onlySignedIn],
    loadComponent: () => import('./notifications/notifications-page').then((m) => m.NotificationsPage),
  },
  {
    path: 'bookmarks',
    title: 'Bookmarks',
    canActivate: [onlySignedIn],
    loadComponent: () => import('./timelines/bookmarks').then((m) => m.Bookmarks),
  },
  {
    path: 'tweets/:id/likes',
    title: 'Liked by',
    data: { kind: 'likes' satisfies TweetPeopleKind },
    loadComponent: () => import('./profiles/tweet-people').then((m) => m.TweetPeople),
  },
  {
    path: 'tweets/:id/reposts',
    title: 'Reposted by',
    data: { kind: 'reposts' satisfies TweetPeopleKind },
    loadComponent: () => import('./profiles/tweet-people').then((m) => m.TweetPeople),
  },
  {
    path: 'tweets/:id/quotes',
    title: 'Quotes',
    loadComponent: () => import('./timelines/quotes').then((m) => m.Quotes),
  },
  { path: 'tweets/:id', loadComponent: () => import('./tweets/tweet-page').then((m) => m.TweetPage) },
  profile,
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./shell/not-found').then((m) => m.NotFound),
  },
];
