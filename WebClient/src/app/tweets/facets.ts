import { Facet, Tweet } from '../api/types';
import { findLinks } from './tweet-links';

export interface Segment {
  text: string;
  facet: Facet | null;
}

/** A text cut at its facets. What doesn't fit the text is left out rather than trusted. */
export function segmentsOf({ text, facets }: Pick<Tweet, 'text' | 'facets'>): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const facet of [...facets].sort((a, b) => a.start - b.start)) {
    const facetEnd = facet.start + facet.length;
    if (facet.start < end || facetEnd > text.length || facet.length <= 0 || !isSafe(facet)) continue;
    if (facet.start > end) segments.push({ text: text.slice(end, facet.start), facet: null });
    segments.push({ text: text.slice(facet.start, facetEnd), facet });
    end = facetEnd;
  }
  if (end < text.length) segments.push({ text: text.slice(end), facet: null });
  return segments;
}

/** Links as far as the client finds them itself, for the moment until the server's facets are here. */
export function linkFacets(text: string): Facet[] {
  return findLinks(text).map(({ start, end }) => ({
    kind: 'link',
    start,
    length: end - start,
    target: text.slice(start, end),
  }));
}

function isSafe(facet: Facet): boolean {
  return facet.kind !== 'link' || /^https?:\/\//i.test(facet.target);
}
