import { element } from './element';

/** As explore.html, for those who are not signed in. */
export function drawWelcome(): HTMLElement {
  return element(
    'section',
    { class: 'welcome' },
    element('h2', {}, 'Short messages, live.'),
    element(
      'p',
      {},
      'Write in 280 characters, follow people you like to read, and see their tweets the moment they are written.',
    ),
    element(
      'p',
      { class: 'welcome-actions' },
      element('a', { class: 'button primary', href: '/sign-up' }, 'Create an account'),
      element('a', { class: 'button', href: '/sign-in' }, 'Sign in'),
    ),
  );
}
