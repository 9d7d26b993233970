import { Author } from '../api/types';

const key = 'minitwitter.account';

/**
 * Who was signed in here last. Holds no secret: it spares visitors who never signed in a refused refresh, and lets
 * the frame of the page be drawn before the session is back.
 */
export function readAccount(): Author | null {
  const text = localStorage.getItem(key);
  return text ? (JSON.parse(text) as Author) : null;
}

export function writeAccount(account: Author | null): void {
  if (account) {
    const { id, handle, displayName, avatarUrl } = account;
    localStorage.setItem(key, JSON.stringify({ id, handle, displayName, avatarUrl }));
  } else localStorage.removeItem(key);
}
