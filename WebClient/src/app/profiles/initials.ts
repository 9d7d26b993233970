const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** First characters of the first and last word, as a person would abbreviate the name. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [name];
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map((word) => [...segmenter.segment(word)][0]?.segment.toUpperCase() ?? '').join('');
}

/** A hue for an id, far from the next id's: ids of neighbours differ in their last digits only. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const digit of id) hash = (Math.imul(hash, 31) + digit.charCodeAt(0)) >>> 0;
  return Math.round((hash * 137.508) % 360);
}
