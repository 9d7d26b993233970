import { Author } from '../app/api/types';
import { drawFrame } from './draw-frame';
import { element } from './element';

const count = 6;

/** As tweet-skeletons.ts, on a page of which nothing is known yet. */
export function drawSkeletons(account: Author | null): HTMLElement {
  const heard = element('span', { class: 'visually-hidden' }, 'Loading');
  const status = element('div', { role: 'status' }, heard, ...Array.from({ length: count }, drawSkeleton));
  return drawFrame(account, element('div', { class: 'page-head' }), status);
}

function drawSkeleton(): HTMLElement {
  const bones = ['bone-name', 'bone-line', 'bone-line short', 'bone-foot'].map((bone) =>
    element('div', { class: `bone ${bone}` }),
  );
  return element(
    'div',
    { class: 'tweet skeleton', 'aria-hidden': 'true' },
    element('span', { class: 'avatar bone' }),
    element('div', { class: 'tweet-body' }, ...bones),
  );
}
