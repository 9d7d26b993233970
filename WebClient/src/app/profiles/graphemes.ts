const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters as people count them. */
export function graphemes(text: string): number {
  return [...segmenter.segment(text.normalize('NFC').trim())].length;
}
