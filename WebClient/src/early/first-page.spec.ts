import { author, quoteOf, repost, tweet, user } from '../testing/fixtures';
import { Tweet } from '../app/api/types';
import { firstPageAt } from './first-page';

const me = author({ handle: 'ada', displayName: 'Ada Lovelace' });

function draw(
  path: string,
  answers: readonly unknown[],
  account = me as typeof me | null,
): HTMLElement | null {
  return firstPageAt(new URL(path, 'https://example.org'), account)?.draw(answers) ?? null;
}

function page(...items: Tweet[]): unknown {
  return { items, before: null, after: null };
}

function text(drawn: Element | null | undefined): string {
  return drawn?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

describe('The first page, drawn ahead of the client', () => {
  it.each([
    ['/', me, ['/api/timeline?limit=40']],
    ['/', null, ['/api/explore?limit=40']],
    ['/explore', me, ['/api/explore?limit=40']],
    ['/@grace', null, ['/api/users/grace', '/api/users/grace/tweets?limit=40']],
  ])('needs at %s what the client is going to ask for', (path, account, urls) => {
    expect(firstPageAt(new URL(path, 'https://example.org'), account)?.urls).toEqual(urls);
  });

  it.each(['/settings', '/tweets/1', '/@grace/followers', '/@<script>', '/sign-in'])(
    'is none at %s',
    (path) => {
      expect(firstPageAt(new URL(path, 'https://example.org'), me)).toBeNull();
    },
  );

  it('shows who wrote, when, and what', () => {
    const one = tweet({
      author: author({ handle: 'grace', displayName: 'Grace Hopper' }),
      text: 'Hello',
      createdAt: new Date(Date.now() - 3 * 60_000).toISOString(),
      editedAt: new Date().toISOString(),
      replyTo: { id: '7', authorId: '8', handle: 'linus' },
      repliesCount: 1_250,
      repostsCount: 12,
      reposted: true,
      likesCount: 3,
      liked: true,
    });
    const drawn = draw('/', [page(one)])?.querySelector('article');

    expect(text(drawn?.querySelector('.tweet-author'))).toBe('Grace Hopper@grace');
    expect(text(drawn?.querySelector('.when'))).toBe('3 min, edited');
    expect(drawn?.querySelector('.when')?.getAttribute('href')).toBe(`/tweets/${one.id}`);
    expect(text(drawn?.querySelector('.tweet-text'))).toBe('Hello');
    expect(text(drawn?.querySelector('.reply-line'))).toBe('Replying to @linus');
    expect(drawn?.querySelector('.reply-line a')?.getAttribute('href')).toBe('/@linus');
    expect(text(drawn?.querySelector('.tweet-foot'))).toBe('1.2K123');
    expect(drawn?.querySelector('.repost')?.getAttribute('aria-pressed')).toBe('true');
    expect(drawn?.querySelector('.like')?.getAttribute('aria-pressed')).toBe('true');
    expect(drawn?.querySelector('.bookmark')?.getAttribute('aria-pressed')).toBe('false');
    expect(text(drawn?.querySelector('.avatar'))).toBe('GH');
    expect(drawn?.querySelectorAll('.tweet-actions button')).toHaveLength(1);
  });

  it('says whose repost it is, and shows each tweet where it is met first', () => {
    const twice = tweet();
    const drawn = draw('/', [
      page(
        repost(twice, author({ handle: 'ann', displayName: 'Ann' })),
        repost(tweet({ reposted: true }), me),
        repost(twice, me),
      ),
    ]);
    const lines = Array.from(drawn?.querySelectorAll('.repost-line') ?? []);

    expect(lines.map((line) => text(line))).toEqual(['Ann reposted', 'You reposted']);
    expect(lines.map((line) => line.querySelector('a')?.getAttribute('href'))).toEqual(['/@ann', '/@ada']);
    expect(text(drawn?.querySelector('.feed-end'))).toBe('You have reached the beginning.');
  });

  it('shows what is quoted, or that it was deleted', () => {
    const quoted = tweet({
      author: author({ handle: 'linus', displayName: 'Linus' }),
      text: 'See #tea',
      facets: [{ kind: 'hashtag', start: 4, length: 4, target: 'tea' }],
      editedAt: new Date().toISOString(),
    });
    const drawn = draw('/', [
      page(tweet({ quoteOf: quoteOf(quoted) }), tweet({ quoteOf: { id: '7', tweet: null } })),
    ]);
    const [first, second] = Array.from(drawn?.querySelectorAll('.quoted') ?? []);

    expect(text(first.querySelector('.tweet-author'))).toBe('Linus@linus');
    expect(text(first.querySelector('.when'))).toMatch(/, edited$/);
    expect(first.querySelector('.when')?.getAttribute('href')).toBe(`/tweets/${quoted.id}`);
    expect(first.querySelector('.tweet-text a')?.getAttribute('href')).toBe('/hashtags/tea');
    expect(text(second)).toBe('This tweet was deleted.');
  });

  it('makes links of facets, and of nothing else', () => {
    const drawn = draw('/explore', [
      page(
        tweet({
          text: '@grace #tea https://a.example <a href="/x">no</a>',
          facets: [
            { kind: 'mention', start: 0, length: 6, target: 'grace' },
            { kind: 'hashtag', start: 7, length: 4, target: 'tea&c=d' },
            { kind: 'link', start: 12, length: 17, target: 'https://a.example' },
            { kind: 'link', start: 30, length: 2, target: 'javascript:alert(1)' },
          ],
        }),
      ),
    ]);
    const links = Array.from(drawn?.querySelectorAll('.tweet-text a') ?? []);

    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['@grace', '/@grace'],
      ['#tea', '/hashtags/tea%26c%3Dd'],
      ['https://a.example', 'https://a.example'],
    ]);
    expect(links[2].getAttribute('rel')).toContain('noopener');
  });

  it('shows hostile texts as text, wherever they stand', () => {
    const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    const grace = user({
      handle: 'grace',
      displayName: attack,
      bio: attack,
      location: attack,
      website: 'javascript:alert(1)',
    });
    const quote = quoteOf(tweet({ author: grace, text: attack }));
    const attacking = repost(tweet({ author: grace, text: attack, quoteOf: quote }), grace);
    const drawn = draw('/@grace', [grace, page(attacking)]);

    for (const place of [
      'h1',
      '.profile-name',
      '.profile-bio',
      '.name',
      '.tweet-text',
      '.repost-line bdi',
      '.quoted .name',
      '.quoted .tweet-text',
    ])
      expect(drawn?.querySelector(place)?.textContent, place).toBe(attack);
    expect(drawn?.querySelectorAll('script, img[src=x], [onerror], a[href^=javascript]')).toHaveLength(0);
  });

  it('has the composer above the own timeline, with what was being written', () => {
    localStorage.setItem(`minitwitter.draft.${me.id}`, JSON.stringify({ text: 'Not yet', attempts: [] }));
    const drawn = draw('/', [page(tweet({ author: me }))]);

    expect(drawn?.querySelector('textarea')?.value).toBe('Not yet');
    expect(drawn?.querySelectorAll('.tweet-actions button:disabled')).toHaveLength(2);
    expect(text(drawn?.querySelector('.nav-link.active'))).toBe('Home');
  });

  it('welcomes visitors', () => {
    const drawn = draw('/', [page(tweet())], null);
    expect(text(drawn?.querySelector('.welcome h2'))).toBe('Short messages, live.');
    expect(drawn?.querySelector('textarea')).toBeNull();
  });

  it('has the profile above its tweets', () => {
    const grace = user({
      handle: 'grace',
      createdAt: '2026-01-02T12:00:00.000Z',
      website: 'https://grace.example/',
      followersCount: 1,
      followingCount: 1_234_567,
      tweetsCount: 12,
      relationship: { following: false, followedBy: true, blocking: false, muting: false },
    });
    const drawn = draw('/@grace', [grace, page(tweet({ author: grace }))]);

    expect(text(drawn?.querySelector('.profile-counts'))).toBe('1,234,567 following1 follower12 tweets');
    expect(text(drawn?.querySelector('.profile-facts'))).toBe('grace.exampleHere since January 2026');
    expect(text(drawn?.querySelector('.profile-text .handle'))).toBe('@grace Follows you');
    expect(text(drawn?.querySelector('.profile-top button'))).toBe('Follow back');
    expect(text(drawn?.querySelector('.tabs .active'))).toBe('Tweets');
  });

  it('goes no further down than the screen, and says where the beginning is', () => {
    const few = draw('/', [page(tweet())]);
    expect(text(few?.querySelector('.feed-end'))).toBe('You have reached the beginning.');
    const many = draw('/', [page(...Array.from({ length: 40 }, () => tweet()))]);
    expect(many?.querySelectorAll('article').length).toBe(Math.ceil(innerHeight / (78 + 22)));
    expect(many?.querySelector('.feed-end')).toBeNull();
  });

  it('is left to the client when there is nothing to read on it, or not everything is to be shown', () => {
    expect(draw('/', [page()])).toBeNull();
    expect(draw('/@grace', [user(), page()])).toBeNull();
    expect(draw('/hashtags/tea', [page(tweet())])).toBeNull();
  });
});
