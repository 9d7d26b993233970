import { Facet, QuotedTweet, Tweet } from '../app/api/types';
import { IconName } from '../app/shell/icon-paths';
import { howLongAgo } from '../app/shell/how-long-ago';
import { compactCount } from '../app/text/compact-count';
import { segmentsOf } from '../app/tweets/facets';
import { isTall } from '../app/tweets/folding';
import { drawAvatar } from './draw-avatar';
import { element, icon, profileAddress } from './element';

/** As tweet-card.html, in its row of the feed. */
export function drawTweet(tweet: Tweet, me: string | undefined): HTMLElement {
  const { author } = tweet;
  const profile = profileAddress(author.handle);
  return element(
    'div',
    { class: 'feed-row' },
    element(
      'article',
      { class: 'tweet' },
      ...drawRepostLine(tweet, me),
      element('a', { class: 'tweet-avatar', href: profile, tabindex: '-1' }, drawAvatar(author)),
      element(
        'div',
        { class: 'tweet-body' },
        drawHead(tweet, profile, me),
        ...drawReplyLine(tweet),
        ...drawText(tweet),
        ...drawQuoted(tweet),
        drawFoot(tweet),
      ),
    ),
  );
}

// As repost-line.ts.
function drawRepostLine({ repostedBy }: Tweet, me: string | undefined): HTMLElement[] {
  if (!repostedBy) return [];
  const { id, handle, displayName } = repostedBy.user;
  const name = element('bdi', {}, id === me ? 'You' : displayName);
  const link = element('a', { href: profileAddress(handle) }, name, ' reposted');
  return [element('div', { class: 'repost-line' }, icon('repost'), link)];
}

function drawHead(tweet: Tweet, profile: string, me: string | undefined): HTMLElement {
  return element(
    'header',
    { class: 'tweet-head' },
    ...drawWhoAndWhen(tweet, profile),
    ...(me === undefined ? [] : [drawActions(tweet.author.id === me ? ['write', 'delete'] : ['more'])]),
  );
}

function drawWhoAndWhen({ id, author, createdAt, editedAt }: QuotedTweet, profile: string): HTMLElement[] {
  const time = element('time', { datetime: createdAt }, howLongAgo(new Date(createdAt), new Date()));
  const edited = editedAt ? [element('span', { class: 'edited' }, ', edited')] : [];
  return [
    element(
      'a',
      { class: 'tweet-author', href: profile },
      element('bdi', { class: 'name' }, author.displayName),
      element('span', { class: 'handle' }, `@${author.handle}`),
    ),
    element('span', { class: 'dot', 'aria-hidden': 'true' }, '·'),
    element('a', { class: 'when', href: `/tweets/${id}` }, time, ...edited),
  ];
}

// As quoted-tweet.ts.
function drawQuoted({ quoteOf }: Tweet): HTMLElement[] {
  if (!quoteOf) return [];
  const { tweet } = quoteOf;
  const parts = tweet
    ? [
        element(
          'p',
          { class: 'tweet-head' },
          drawAvatar(tweet.author, 'small'),
          ...drawWhoAndWhen(tweet, profileAddress(tweet.author.handle)),
        ),
        ...drawText(tweet),
      ]
    : [element('p', { class: 'tweet-gone' }, 'This tweet was deleted.')];
  return [element('div', { class: 'quoted' }, ...parts)];
}

function drawActions(names: readonly IconName[]): HTMLElement {
  return element('span', { class: 'tweet-actions' }, ...names.map(drawAction));
}

function drawAction(name: IconName): HTMLElement {
  const danger = name === 'delete' ? ' danger' : '';
  return element('button', { type: 'button', class: `icon-button${danger}`, disabled: '' }, icon(name));
}

function drawReplyLine({ replyTo }: Tweet): HTMLElement[] {
  if (!replyTo) return [];
  const link = element('a', { href: profileAddress(replyTo.handle) }, `@${replyTo.handle}`);
  return [element('p', { class: 'reply-line' }, 'Replying to ', link)];
}

// As tweet-foot.ts.
function drawFoot(tweet: Tweet): HTMLElement {
  return element(
    'div',
    { class: 'tweet-foot' },
    drawFootButton('reply', tweet.repliesCount),
    drawFootButton('repost', tweet.repostsCount, tweet.reposted),
    drawFootButton('like', tweet.likesCount, tweet.liked),
    drawFootButton('bookmark', null, tweet.bookmarked),
  );
}

function drawFootButton(name: IconName, count: number | null, pressed = false): HTMLElement {
  const shown =
    count === null ? [] : [element('span', { class: 'foot-count' }, count ? compactCount(count) : '')];
  return element(
    'button',
    { type: 'button', class: `foot-button ${name}`, disabled: '', 'aria-pressed': String(pressed) },
    icon(name),
    ...shown,
  );
}

// As folded-text.ts.
function drawText(tweet: QuotedTweet): HTMLElement[] {
  const folded = isTall(tweet.text);
  const text = element(
    'div',
    { class: folded ? 'tweet-text folded' : 'tweet-text', dir: 'auto' },
    ...segmentsOf(tweet).map(({ text, facet }) =>
      facet ? element('a', linkOf(facet), text) : element('span', {}, text),
    ),
  );
  const more = () =>
    element('button', { type: 'button', class: 'text-button fold-button', disabled: '' }, 'Show more');
  return folded ? [text, more()] : [text];
}

function linkOf({ kind, target }: Facet): Record<string, string> {
  if (kind === 'mention') return { href: profileAddress(target) };
  if (kind === 'hashtag') return { href: `/hashtags/${encodeURIComponent(target)}` };
  return { href: target, target: '_blank', rel: 'noopener noreferrer nofollow ugc' };
}
