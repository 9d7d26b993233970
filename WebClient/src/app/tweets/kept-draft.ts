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
/** Replies that were begun and left are not kept for ever. */
const keptReplies = 30;

/** The draft of a new tweet, or of the reply to one. */
export function readDraft(accountId: string, answeredId: string | null = null): KeptDraft {
  const stored = localStorage.getItem(storageKey(accountId, answeredId));
  const kept = stored ? (JSON.parse(stored) as KeptDraft) : nothing;
  // A send whose outcome a reload cut off: offered again, with its key.
  return kept.text ? kept : { ...kept, text: kept.attempts.at(-1)?.text ?? '' };
}

export function keepDraft(accountId: string, answeredId: string | null, kept: KeptDraft): void {
  const key = storageKey(accountId, answeredId);
  if (!kept.text && !kept.attempts.length) return localStorage.removeItem(key);
  if (answeredId !== null && localStorage.getItem(key) === null) makeRoom(storageKey(accountId, ''));
  localStorage.setItem(key, JSON.stringify(kept));
}

/** The replies to the oldest tweets go first. */
function makeRoom(prefix: string): void {
  const answered = Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort(compareIds);
  for (const id of answered.slice(0, Math.max(0, answered.length - keptReplies + 1)))
    localStorage.removeItem(prefix + id);
}

function storageKey(accountId: string, answeredId: string | null): string {
  return `minitwitter.draft.${accountId}${answeredId === null ? '' : `.${answeredId}`}`;
}
