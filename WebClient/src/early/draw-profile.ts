import { Author, User } from '../app/api/types';
import { hueOf } from '../app/profiles/initials';
import { websiteOf } from '../app/profiles/website';
import { IconName } from '../app/shell/icon-paths';
import { groupedCount } from '../app/text/grouped-count';
import { writtenMonth } from '../app/text/written-time';
import { drawAvatar } from './draw-avatar';
import { element, icon, paint, profileAddress } from './element';

/** As profile-header.html with the tabs below it. */
export function drawProfile(user: User, account: Author | null): HTMLElement[] {
  return [
    element(
      'div',
      { class: 'profile-header' },
      paint(element('div', { class: 'profile-banner' }), hueOf(user.id)),
      element(
        'div',
        { class: 'profile-top' },
        drawAvatar(user, 'large'),
        drawAction(user, user.id === account?.id),
      ),
      element('div', { class: 'profile-text' }, ...drawWords(user)),
    ),
    drawTabs(profileAddress(user.handle)),
  ];
}

function drawAction({ relationship }: User, mine: boolean): HTMLElement {
  const [look, label] = mine
    ? ['', 'Edit profile']
    : relationship?.following
      ? ['follow following', 'Following']
      : ['follow primary', relationship?.followedBy ? 'Follow back' : 'Follow'];
  return element('button', { type: 'button', class: `button ${look}` }, label);
}

function drawWords(user: User): HTMLElement[] {
  const handle = element('p', { class: 'handle' }, `@${user.handle} `);
  if (user.relationship?.followedBy) handle.append(element('span', { class: 'tag' }, 'Follows you'));
  return [
    element('p', { class: 'profile-name' }, element('bdi', {}, user.displayName)),
    handle,
    ...(user.bio ? [element('p', { class: 'profile-bio', dir: 'auto' }, user.bio)] : []),
    element('ul', { class: 'profile-facts' }, ...drawFacts(user)),
    drawCounts(user),
  ];
}

function drawFacts(user: User): HTMLElement[] {
  const website = websiteOf(user);
  const drawFact = (name: IconName, fact: Node | string) => element('li', {}, icon(name), fact);
  return [
    ...(user.location ? [drawFact('place', element('bdi', {}, user.location))] : []),
    ...(website ? [drawFact('link', element('a', { href: website.address }, website.shown))] : []),
    drawFact('calendar', `Here since ${writtenMonth(user.createdAt)}`),
  ];
}

function drawCounts({ handle, followingCount, followersCount, tweetsCount }: User): HTMLElement {
  const drawNumber = (count: number) => element('strong', {}, groupedCount(count));
  const profile = profileAddress(handle);
  return element(
    'p',
    { class: 'profile-counts' },
    element('a', { href: `${profile}/following` }, drawNumber(followingCount), ' following'),
    element(
      'a',
      { href: `${profile}/followers` },
      drawNumber(followersCount),
      followersCount === 1 ? ' follower' : ' followers',
    ),
    element('span', {}, drawNumber(tweetsCount), tweetsCount === 1 ? ' tweet' : ' tweets'),
  );
}

function drawTabs(profile: string): HTMLElement {
  return element(
    'div',
    { class: 'tabs' },
    element('a', { class: 'active', href: profile }, 'Tweets'),
    element('a', { href: `${profile}/replies` }, 'Replies'),
    element('a', { href: `${profile}/likes` }, 'Likes'),
    element('a', { href: `${profile}/followers` }, 'Followers'),
    element('a', { href: `${profile}/following` }, 'Following'),
  );
}
