import { Page, Tweet } from '../app/api/types';
import { drawTweet } from './draw-tweet';
import { element } from './element';

/** Of a tweet without its text, and of a line of text, in CSS pixels. */
const frameHeight = 78;
const lineHeight = 22;
/** More than fit into a line of the widest column: a tweet is never lower than it is taken for. */
const lettersOfLine = 90;

/** As timeline-view.html, as far down as the screen reaches: what is below it is the client's. */
export function drawFeed({ items, before }: Page<Tweet>, me: string | undefined): HTMLElement[] {
  let height = 0;
  const drawn = new Set<string>();
  const rows = items.filter((tweet) => {
    // A tweet that was reposted again much later is where it is met first.
    if (drawn.has(tweet.id)) return false;
    drawn.add(tweet.id);
    const isSeen = height < innerHeight;
    height += frameHeight + lineHeight * Math.ceil(tweet.text.length / lettersOfLine);
    return isSeen;
  });
  const feed = element('div', { class: 'feed' }, ...rows.map((tweet) => drawTweet(tweet, me)));
  return before === null && rows.length === drawn.size
    ? [feed, element('p', { class: 'feed-end' }, 'You have reached the beginning.')]
    : [feed];
}
