import { findLinks } from './tweet-links';

const links = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end));

describe('Links in a tweet', () => {
  it.each([
    ['see https://example.org/a?b=c#d now', ['https://example.org/a?b=c#d']],
    ['HTTP://EXAMPLE.org', ['HTTP://EXAMPLE.org']],
    ['(https://example.org/a_(b))', ['https://example.org/a_(b)']],
    ['End: https://example.org.', ['https://example.org']],
    ['http://example.com見て', ['http://example.com']],
    ['https://1.2.3.4/x', ['https://1.2.3.4/x']],
    ['https://a.example https://b.example', ['https://a.example', 'https://b.example']],
    ['見てhttps://example.org/道 ', ['https://example.org/道']],
  ])('are found in %j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it.each([
    'example.org',
    'ftp://example.org',
    'javascript://example.org/%0aalert(1)',
    'https://localhost/x',
    'https://user@example.org',
    'https://user:secret@example.org',
    'xhttps://example.org',
    '@https://example.org',
    'https://',
    'https:// example.org',
  ])('are not found in %j', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('are no longer than the server reads', () => {
    expect(links('https://example.org/' + 'a'.repeat(2_028))).toHaveLength(1);
    expect(links('https://example.org/' + 'a'.repeat(2_029))).toHaveLength(0);
  });
});
