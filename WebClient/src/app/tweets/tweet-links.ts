import { isWebAddress } from './web-address';

export interface LinkSpan {
  start: number;
  end: number;
}

const maxLength = 2_048;
const openers = '([（［｛「『《〈【〔｢“‘«‹';
const closers = ')]）］｝」』》〉】〕｣”’»›';
// What may end a sentence, or hang on the end of a link unseen.
const punctuation = ".,;:!?'*~–—…‥。、，．；：！？｡､؟،؛۔।॥‼⁇⁈⁉\u200C\u200D";

const wordBefore = /[A-Za-z0-9_$@＠﹫#＃﹟]/;
const startsAnother = /^[,;，、；]https?:\/\//i;
const inHost = /^[A-Za-z0-9\-._\p{L}\p{Nd}\p{Mn}\p{Mc}\p{So}\u00b7\u30fb\u3007]$/u;
// The URL code points of the URL standard without what can't be seen. By ranges: both sides know different versions of Unicode.
const notInAddress =
  /^[\x00-\x20"<>\\^`{|}\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]$/u;

/** The links in a text, found by the steps of TweetLinks.cs, so that both count the same length. */
export function findLinks(text: string): LinkSpan[] {
  const links: LinkSpan[] = [];
  let from = 0;
  let linkEnd = 0;
  for (let colon = text.indexOf('://'); colon >= 0; colon = text.indexOf('://', from)) {
    const before = text.slice(Math.max(linkEnd, colon - 5), colon).toLowerCase();
    const scheme = before.endsWith('https') ? 5 : before.endsWith('http') ? 4 : 0;
    from = colon + 1;
    if (scheme === 0) continue;
    const start = colon - scheme;
    const { end, next } = endOf(text, colon + 3);
    const free = start === 0 || !wordBefore.test(text[start - 1]);
    if (free && end - start <= maxLength && isWebAddress(text.slice(start, end))) {
      links.push({ start, end });
      linkEnd = end;
      from = next;
    } else from = Math.max(next, skipAddress(text, next, ''));
  }
  return links;
}

// The end of the address, and the place from which other links are looked for.
function endOf(text: string, host: number): { end: number; next: number } {
  const authorityEnd = skipAddress(text, host, '/?#');
  if (text.slice(host, authorityEnd).includes('@')) return { end: authorityEnd, next: authorityEnd };
  const hostEnd = skipHost(text, host, authorityEnd);
  const cut = endOfAsciiDomain(text.slice(host, hostEnd));
  if (cut !== null) return { end: host + cut, next: host + cut };
  const end = host + text.slice(host, hostEnd).replace(/[._-]+$/, '').length;
  if (end < hostEnd) return { end, next: end };
  const port = skipPort(text, end, authorityEnd);
  if (port < authorityEnd || port >= text.length || !'/?#'.includes(text[port]))
    return { end: port, next: port };
  const next = skipAddress(text, port, '');
  return { end: trimPunctuation(text, port, next), next };
}

// No top-level domain mixes scripts: in "http://example.com見て" the address ends before the sentence does.
function endOfAsciiDomain(name: string): number | null {
  const label = name.lastIndexOf('.') + 1;
  const ascii = name.slice(label).search(/[^\x00-\x7f]/);
  return label > 0 && ascii > 0 && /[A-Za-z]/.test(name[label + ascii - 1]) ? label + ascii : null;
}

function skipHost(text: string, from: number, end: number): number {
  for (const character of text.slice(from, end)) {
    if (!inHost.test(character)) break;
    from += character.length;
  }
  return from;
}

function skipPort(text: string, from: number, end: number): number {
  const port = /^:[0-9]+/.exec(text.slice(from, end));
  return from + (port ? port[0].length : 0);
}

function skipAddress(text: string, from: number, until: string): number {
  while (from < text.length) {
    const character = String.fromCodePoint(text.codePointAt(from) ?? 0);
    const ends = notInAddress.test(character) || isNoncharacter(character) || until.includes(character);
    if (ends || startsAnother.test(text.slice(from, from + 9))) break;
    from += character.length;
  }
  return from;
}

function isNoncharacter(character: string): boolean {
  return ((character.codePointAt(0) ?? 0) & 0xfffe) === 0xfffe;
}

// What ends the sentence doesn't belong to the address; a closing bracket does if it was opened in the address.
function trimPunctuation(text: string, start: number, next: number): number {
  const open = new Array<number>(openers.length).fill(0);
  let end = start;
  for (let at = start; at < next; at++) {
    const opener = openers.indexOf(text[at]);
    const closer = closers.indexOf(text[at]);
    if (opener >= 0) open[opener]++;
    else if (closer >= 0) {
      if (open[closer] > 0) {
        open[closer]--;
        end = at + 1;
      }
    } else if (!punctuation.includes(text[at])) end = at + 1;
  }
  return end;
}
