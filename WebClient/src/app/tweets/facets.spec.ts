import { Facet } from '../api/types';
import { linkFacets, segmentsOf } from './facets';

const facet = (change: Partial<Facet>): Facet => ({ kind: 'mention', start: 0, length: 4, target: 'ada', ...change });
const texts = (text: string, facets: Facet[]) => segmentsOf({ text, facets }).map((segment) => segment.text);

describe('A text cut at its facets', () => {
  it('keeps every character, in order', () => {
    const facets = [facet({ kind: 'hashtag', start: 10, length: 3, target: 'io' }), facet({})];
    expect(texts('@ada said #io!', facets)).toEqual(['@ada', ' said ', '#io', '!']);
  });

  it('counts as JavaScript does, in UTF-16', () => {
    expect(texts('🙂 @ada', [facet({ start: 3 })])).toEqual(['🙂 ', '@ada']);
  });

  it.each([
    ['a script as a link', facet({ kind: 'link', target: 'javascript:alert(1)' })],
    ['a facet beyond the end', facet({ start: 8, length: 10 })],
    ['an empty facet', facet({ length: 0 })],
  ])('shows %s as text', (_name, bad) => {
    expect(segmentsOf({ text: '@ada said', facets: [bad] }).every((segment) => segment.facet === null)).toBe(true);
  });

  it('leaves out the second of two that overlap', () => {
    expect(texts('@ada said', [facet({}), facet({ start: 2 })])).toEqual(['@ada', ' said']);
  });
});

it('Links are found before the server has answered', () => {
  expect(linkFacets('see https://example.org')).toEqual([
    { kind: 'link', start: 4, length: 19, target: 'https://example.org' },
  ]);
});
