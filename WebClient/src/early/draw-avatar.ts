import { Author } from '../app/api/types';
import { hueOf, initialsOf } from '../app/profiles/initials';
import { element, paint } from './element';

/** As avatar.ts. */
export function drawAvatar({ id, handle, displayName, avatarUrl }: Author, size = ''): HTMLElement {
  const picture = avatarUrl
    ? element('img', { src: avatarUrl, alt: '', width: '48', height: '48', decoding: 'async' })
    : element('span', {}, initialsOf(displayName || handle));
  return paint(
    element('span', { class: `avatar ${size}`.trim(), 'aria-hidden': 'true' }, picture),
    hueOf(id),
  );
}
