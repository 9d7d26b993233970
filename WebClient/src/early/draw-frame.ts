import { Author } from '../app/api/types';
import { IconName } from '../app/shell/icon-paths';
import { element, icon, profileAddress } from './element';

/** As app.html: the frame around a page. */
export function drawFrame(account: Author | null, ...page: readonly Node[]): HTMLElement {
  return element(
    'div',
    { class: 'frame' },
    element('div', { class: 'side-nav' }, drawNavigation(account)),
    element('div', { class: 'main' }, ...page),
    element('div', { class: 'aside' }, drawFindPeople()),
  );
}

/** As find-people.ts. */
export function drawFindPeople(place = ''): HTMLElement {
  const box = element('input', { type: 'search', placeholder: 'Search people', disabled: '' });
  return element('div', { class: place }, element('div', { class: 'find' }, icon('search'), box));
}

/** The room that trends.ts takes on a narrow screen. */
export function drawTrendsStrip(): HTMLElement {
  return element('div', { class: 'narrow-only trends-strip' });
}

// As side-nav.html.
function drawNavigation(account: Author | null): HTMLElement {
  const links = account
    ? [
        drawLink('/', 'home', 'Home'),
        drawLink('/explore', 'explore', 'Explore'),
        drawLink('/notifications', 'notifications', 'Notifications'),
        drawLink('/bookmarks', 'bookmark', 'Bookmarks'),
        drawLink(profileAddress(account.handle), 'profile', 'Profile'),
        drawLink('/settings', 'settings', 'Settings'),
        element(
          'button',
          { type: 'button', class: 'button primary nav-write' },
          icon('write'),
          drawLabel('New tweet'),
        ),
      ]
    : [drawLink('/explore', 'explore', 'Explore'), drawLink('/sign-in', 'profile', 'Sign in')];
  return element('nav', {}, drawBrand(), ...links);
}

function drawBrand(): HTMLElement {
  return element(
    'a',
    { class: 'brand', href: '/' },
    element('img', { src: 'icon.svg', alt: '', width: '32', height: '32' }),
    element('span', { class: 'brand-name' }, 'MiniTwitter'),
  );
}

function drawLink(href: string, name: IconName, label: string): HTMLElement {
  const here = location.pathname === href ? ' active' : '';
  return element('a', { class: `nav-link${here}`, href }, icon(name), drawLabel(label));
}

function drawLabel(text: string): HTMLElement {
  return element('span', { class: 'nav-label' }, text);
}
