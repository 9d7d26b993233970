import { Author, Session } from '../app/api/types';
import { noteRefresh, othersRefreshedLately } from '../app/auth/last-refresh';
import { ask } from './ask';

/** For other tabs that wait: the client has not come to take the session over. */
const patience = 10_000;

export interface EarlySession {
  /** Null stands for: not to be had ahead of the client. */
  session: Promise<Session | null>;
  /** Lets other tabs go on: the session is in the client's hands. */
  takenOver: () => void;
}

/** Refreshes the session of whoever was signed in here last, unless another tab has just asked for that. */
export function refreshEarly(account: Author | null): EarlySession {
  let takenOver: () => void = () => undefined;
  if (!account || othersRefreshedLately()) return { session: Promise.resolve(null), takenOver };
  // Locks take longer to be asked for than the server: the note has to do until this tab has the lock.
  noteRefresh();
  const session = ask('/api/auth/refresh', { method: 'POST' }) as Promise<Session | null>;
  const takeover = new Promise<void>((resolve) => (takenOver = resolve));
  // The lock of session-tabs.ts, kept until the client has the session: no other tab refreshes it meanwhile.
  void navigator.locks?.request('minitwitter-refresh', { ifAvailable: true }, async () => {
    if (await session) await Promise.race([takeover, new Promise((late) => setTimeout(late, patience))]);
  });
  return { session, takenOver };
}
