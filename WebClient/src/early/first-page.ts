import { Author, Page, Tweet, User } from '../app/api/types';
import { drawComposer } from './draw-composer';
import { drawFeed } from './draw-feed';
import { drawFindPeople, drawFrame, drawTrendsStrip } from './draw-frame';
import { drawProfile } from './draw-profile';
import { drawWelcome } from './draw-welcome';
import { element } from './element';

/** What a page needs, and how it looks with that. */
export interface FirstPage {
  urls: readonly string[];
  /** Null when there is nothing to read on it: such pages are the client's. */
  draw: (answers: readonly unknown[]) => HTMLElement | null;
}

type Timeline = Page<Tweet>;

/** The page that the client is going to show at an address; null for those that are not drawn ahead of it. */
export function firstPageAt({ pathname, search }: URL, account: Author | null): FirstPage | null {
  const [, handle] = /^\/@(\w+)$/.exec(pathname) ?? [];
  if (handle) return profileOf(handle, account);
  if (pathname === '/' && account) return homeOf(account);
  if (pathname === '/' || pathname === '/explore') return explore(account, search !== '');
  return null;
}

function homeOf(account: Author): FirstPage {
  return {
    urls: ['/api/timeline?limit=40'],
    draw: ([timeline]) =>
      drawTimeline(timeline as Timeline, account, [drawHead('Home'), drawComposer(account)]),
  };
}

function explore(account: Author | null, filtered: boolean): FirstPage {
  const drawAbove = () => [
    drawHead('Explore'),
    ...(account ? [] : [drawWelcome()]),
    drawFindPeople('narrow-only'),
    drawTrendsStrip(),
  ];
  return {
    urls: ['/api/explore?limit=40'],
    draw: ([timeline]) => (filtered ? null : drawTimeline(timeline as Timeline, account, drawAbove())),
  };
}

function profileOf(handle: string, account: Author | null): FirstPage {
  return {
    urls: [`/api/users/${handle}`, `/api/users/${handle}/tweets?limit=40`],
    draw: ([answer, timeline]) => {
      const user = answer as User;
      return drawTimeline(timeline as Timeline, account, [
        drawHead(user.displayName),
        ...drawProfile(user, account),
      ]);
    },
  };
}

function drawTimeline(
  timeline: Timeline,
  account: Author | null,
  above: readonly HTMLElement[],
): HTMLElement | null {
  return timeline.items.length > 0 ? drawFrame(account, ...above, ...drawFeed(timeline, account?.id)) : null;
}

function drawHead(title: string): HTMLElement {
  return element('header', { class: 'page-head' }, element('h1', {}, element('bdi', {}, title)));
}
