const key = 'minitwitter.refreshed';
/** Longer than a refresh is under way. */
const lately = 20_000;

/** A refresh is about to be sent, by this tab. */
export function noteRefresh(): void {
  const now = String(Date.now());
  // The second one tells a tab its own notes, also after a reload.
  for (const storage of [localStorage, sessionStorage]) storage.setItem(key, now);
}

/** Another tab may have a refresh under way, and knows the cookie that is going to be. */
export function othersRefreshedLately(): boolean {
  const noted = localStorage.getItem(key);
  const age = Date.now() - Number(noted);
  return noted !== sessionStorage.getItem(key) && age >= 0 && age < lately;
}

export function forgetRefresh(): void {
  for (const storage of [localStorage, sessionStorage]) storage.removeItem(key);
}
