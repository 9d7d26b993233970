import { ProfileChange } from './user-client';

/** A change of the own profile that was begun and not saved: it outlives the dialog, the page and a reload. */
export function readProfile(accountId: string): ProfileChange | null {
  const stored = localStorage.getItem(storageKey(accountId));
  return stored ? (JSON.parse(stored) as ProfileChange) : null;
}

export function keepProfile(accountId: string, change: ProfileChange | null): void {
  if (change) localStorage.setItem(storageKey(accountId), JSON.stringify(change));
  else localStorage.removeItem(storageKey(accountId));
}

function storageKey(accountId: string): string {
  return `minitwitter.profile.${accountId}`;
}
