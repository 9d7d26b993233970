import { compareIds } from '../api/ids';

/** A text that was sent and not yet acknowledged, with the key that makes sending it again harmless. */
export interface Attempt {
  text: string;
  key: string;
}

/** What outlives the page of the tweet being written. */
export interface KeptDraft {
  text: string;
  attempts: readonly Attempt[];
}

const nothing: KeptDraft = { text: '', attempts: [] };
/** Replies and quotes that were begun and left are not kept for ever. */
const keptMost = 30;
const quotePrefix = 'quote-';
const editPrefix = 'edit-';

/** The name of the draft of a reply is the id of the tweet that it answers; that of a quote stands beside it. */
export function quoteName(quotedId: string): string {
  return quotePrefix + quotedId;
}

/** The name of the changed text of a tweet that is not saved yet. */
export function editName(tweetId: string): string {
  return editPrefix + tweetId;
}

/** The draft of that name; without one, of a new tweet. */
export function readDraft(accountId: string, name: string | null = null): KeptDraft {
  const stored = localStorage.getItem(storageKey(accountId, name));
  const kept = stored ? (JSON.parse(stored) as KeptDraft) : nothing;
  // A send whose outcome a reload cut off: offered again, with its key.
  return kept.text ? kept : { ...kept, text: kept.attempts.at(-1)?.text ?? '' };
}

export function keepDraft(accountId: string, name: string | null, kept: KeptDraft): void {
  // Signed out: nothing personal stays in this browser.
  if (!accountId) return;
  const key = storageKey(accountId, name);
  if (!kept.text && !kept.attempts.length) return localStorage.removeItem(key);
  if (name !== null && localStorage.getItem(key) === null) makeRoom(storageKey(accountId, ''));
  localStorage.setItem(key, JSON.stringify(kept));
}

/** Those about the oldest tweets go first. */
function makeRoom(prefix: string): void {
  const names = Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort((a, b) => compareIds(tweetIdOf(a), tweetIdOf(b)));
  for (const name of names.slice(0, Math.max(0, names.length - keptMost + 1)))
    localStorage.removeItem(prefix + name);
}

function tweetIdOf(name: string): string {
  return name.replace(/^[a-z]+-/, '');
}

function storageKey(accountId: string, name: string | null): string {
  return `minitwitter.draft.${accountId}${name === null ? '' : `.${name}`}`;
}
