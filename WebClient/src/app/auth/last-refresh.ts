const key = 'minitwitter.refreshed';
/** Longer than a refresh is under way. */
const lately = 20_000;

/** A refresh is about to be sent, by this tab. */
export function noteRefresh(): void {
  localStorage.setItem(key, String(Date.now()));
}

/** Some tab of this browser may have a refresh under way, or its outcome: it knows the cookie that is going to be. */
export function refreshedLately(): boolean {
  const age = Date.now() - Number(localStorage.getItem(key));
  return age >= 0 && age < lately;
}

export function forgetRefresh(): void {
  localStorage.removeItem(key);
}
