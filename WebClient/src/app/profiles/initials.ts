import { graphemes } from '../text/graphemes';

/** First characters of the first and last word, as a person would abbreviate the name. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [name];
  const picked = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return picked.map(firstCharacter).join('').toUpperCase();
}

function firstCharacter(word: string): string {
  if (/^[A-Za-z0-9]+$/.test(word)) return word[0];
  const [first] = graphemes(word);
  return first?.segment ?? '';
}

/** A hue for an id, far from the next id's: ids of neighbours differ in their last digits only. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const digit of id) hash = (Math.imul(hash, 31) + digit.charCodeAt(0)) >>> 0;
  return Math.round((hash * 137.508) % 360);
}
