import { isWebAddress } from './web-address';

export interface LinkSpan {
  start: number;
  end: number;
}

const maxLength = 2_048;
const wordBefore = /[A-Za-z0-9_@#＃$]/;
const inAddress = /[\p{L}\p{Nd}\p{Mn}\p{Mc}]/u;
const refusedAscii = new Set('"<>\\^`{|}');

/** The links in a text, found by the server's rule (TweetLinks.cs), so that both count the same length. */
export function findLinks(text: string): LinkSpan[] {
  const links: LinkSpan[] = [];
  let from = 0;
  for (let colon = text.indexOf('://'); colon >= 0; colon = text.indexOf('://', from)) {
    const before = text.slice(from, colon).toLowerCase();
    const scheme = before.endsWith('https') ? 5 : before.endsWith('http') ? 4 : 0;
    if (scheme === 0) {
      from = colon + 1;
      continue;
    }
    const start = colon - scheme;
    const { end, next } = endOf(text, colon + 3);
    const free = start === 0 || !wordBefore.test(text[start - 1]);
    if (free && end - start <= maxLength && isWebAddress(text.slice(start, end))) links.push({ start, end });
    from = Math.max(next, colon + 1);
  }
  return links;
}

function endOf(text: string, host: number): { end: number; next: number } {
  const hostEnd = skipAddress(text, host, '/?#:');
  const cut = endOfAsciiDomain(text.slice(host, hostEnd));
  if (cut !== null) return { end: host + cut, next: host + cut };
  const next = skipAddress(text, hostEnd, '');
  return { end: trimPunctuation(text, host, next), next };
}

// No top-level domain mixes scripts: in "http://example.com見て" the address ends before the sentence does.
function endOfAsciiDomain(name: string): number | null {
  const label = name.lastIndexOf('.') + 1;
  const ascii = name.slice(label).search(/[^\x00-\x7f]/);
  return label > 0 && ascii > 0 && /[A-Za-z]/.test(name[label + ascii - 1]) ? label + ascii : null;
}

function skipAddress(text: string, from: number, until: string): number {
  for (const character of text.slice(from)) {
    if (!isInAddress(character) || until.includes(character)) break;
    from += character.length;
  }
  return from;
}

function isInAddress(character: string): boolean {
  return character <= '\x7f'
    ? character > ' ' && character < '\x7f' && !refusedAscii.has(character)
    : inAddress.test(character);
}

// What ends the sentence doesn't belong to the address; a parenthesis does if it was opened in it.
function trimPunctuation(text: string, start: number, end: number): number {
  const address = text.slice(start, end);
  let unopened = count(address, ')') - count(address, '(');
  let unopenedBrackets = count(address, ']') - count(address, '[');
  for (; end > start; end--) {
    const last = text[end - 1];
    if (last === ')' ? unopened-- <= 0 : last === ']' ? unopenedBrackets-- <= 0 : !".,;:!?'*~".includes(last))
      break;
  }
  return end;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
