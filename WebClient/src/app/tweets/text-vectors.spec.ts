import vectors from '../../../../tests/vectors/text.json';
import { faultOf, normalise, tweetLength } from './tweet-length';
import { findLinks } from './tweet-links';

interface Vector {
  text: string;
  normal: string | null;
  refusal: string | null;
  length: number;
  facets: { kind: string; start: number; length: number }[];
}

const faults: Record<string, string> = { TweetEmpty: 'empty', TweetTooLong: 'too-long' };
const cases = vectors as Vector[];

describe('Texts that the server reads too', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThan(500);
  });

  it.each(cases)('have the same links, length and normal form: $text', (vector) => {
    const { text, normal, refusal, length, facets } = vector;
    const links = facets.filter(({ kind }) => kind === 'link');
    const kept = normalise(text);
    if (normal !== null) expect(kept).toBe(normal);
    expect(findLinks(kept).map(({ start, end }) => [start, end - start])).toEqual(
      links.map((link) => [link.start, link.length]),
    );
    expect(Math.min(tweetLength(text), 2_147_483_647)).toBe(length);
    // Characters that are not allowed are the server's to refuse.
    if (refusal !== 'TweetBadCharacters') expect(faultOf(text)).toBe(refusal ? faults[refusal] : null);
  });
});
