let segmenter: Intl.Segmenter | undefined;

/** A text in characters as people count them (extended grapheme clusters). */
export function graphemes(text: string): Intl.Segments {
  // Made when first needed: loading the Unicode tables would delay the first page.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

export function countGraphemes(text: string): number {
  return [...graphemes(text)].length;
}
