import { Page, Tweet } from '../app/api/types';
import { drawTweet } from './draw-tweet';
import { element } from './element';

/** A tweet of one line. */
const leastHeight = 72;

/** As timeline-view.html, as far down as the screen reaches: what is below it is the client's. */
export function drawFeed({ items, before }: Page<Tweet>, me: string | undefined): HTMLElement[] {
  const rows = items.slice(0, Math.ceil(innerHeight / leastHeight));
  const feed = element('div', { class: 'feed' }, ...rows.map((tweet) => drawTweet(tweet, me)));
  return before === null && rows.length === items.length
    ? [feed, element('p', { class: 'feed-end' }, 'You have reached the beginning.')]
    : [feed];
}
