import { graphemes } from '../text/graphemes';
import { findLinks } from './tweet-links';

/** The server's limits (TweetRules.cs): grapheme clusters, every link counted as 23. */
export const maxLength = 280;
export const linkLength = 23;
const maxClusterUnits = 280;
const maxUnits = 10_000;

const turnsDirection = /[\u202a-\u202e\u2066-\u206f]/g;
const ends = /^\p{White_Space}+|\p{White_Space}+$/gu;
const invisible =
  /^(?:\p{White_Space}|(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])\p{Cf}|[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\u2065\ufff0-\ufff8\u{e0000}-\u{e0fff}])*$/u;

/** What the server will keep of a text (PlainText.NormaliseLines). */
export function normalise(text: string): string {
  return text
    .replace(turnsDirection, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .normalize('NFC')
    .replace(ends, '');
}

/** The length that counts; Infinity when one character is longer than any writing needs. */
export function tweetLength(text: string): number {
  return measure(normalise(text)).length;
}

/** Where the limit is passed in the text as typed; its length when it isn't. */
export function overflowAt(text: string): number {
  return measure(text.replace(/\p{White_Space}+$/u, '')).overflow ?? text.length;
}

export type TextFault = 'empty' | 'too-long';

export function faultOf(text: string): TextFault | null {
  const normal = normalise(text);
  if (normal === '' || invisible.test(normal)) return 'empty';
  return normal.length > maxUnits || measure(normal).length > maxLength ? 'too-long' : null;
}

function measure(text: string): { length: number; overflow: number | null } {
  let length = 0;
  let overflow: number | null = null;
  const add = (amount: number, at: number) => {
    length += amount;
    if (length > maxLength) overflow ??= at;
  };
  const addPlain = (from: number, to: number) => {
    if (from === to) return;
    for (const { segment, index } of graphemes(text.slice(from, to)))
      add(segment.length > maxClusterUnits ? Infinity : 1, from + index);
  };
  let end = 0;
  for (const link of findLinks(text)) {
    addPlain(end, link.start);
    add(linkLength, link.start);
    end = link.end;
  }
  addPlain(end, text.length);
  return { length, overflow };
}
