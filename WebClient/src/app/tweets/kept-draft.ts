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

export function readDraft(accountId: string): KeptDraft {
  const stored = localStorage.getItem(storageKey(accountId));
  const kept = stored ? (JSON.parse(stored) as KeptDraft) : nothing;
  // A send whose outcome a reload cut off: offered again, with its key.
  return kept.text ? kept : { ...kept, text: kept.attempts.at(-1)?.text ?? '' };
}

export function keepDraft(accountId: string, kept: KeptDraft): void {
  const key = storageKey(accountId);
  if (kept.text || kept.attempts.length) localStorage.setItem(key, JSON.stringify(kept));
  else localStorage.removeItem(key);
}

function storageKey(accountId: string): string {
  return `minitwitter.draft.${accountId}`;
}
