import { Author, Session } from '../app/api/types';
import { ask } from './ask';

/** For other tabs that wait: the client has not come to take the session over. */
const patience = 10_000;

export interface EarlySession {
  /** Null stands for: not to be had ahead of the client. */
  session: Promise<Session | null>;
  /** Lets other tabs go on: the session is in the client's hands. */
  takenOver: () => void;
}

/** Refreshes the session of whoever was signed in here last, unless another tab has it or is about to. */
export function refreshEarly(account: Author | null): EarlySession {
  let takenOver: () => void = () => undefined;
  const takeover = new Promise<void>((resolve) => (takenOver = resolve));
  const session = new Promise<Session | null>((resolve) => {
    if (!account || !navigator.locks) {
      resolve(null);
      return;
    }
    // Asked before the lock, so that both answers are on their way at the same time.
    const locks = navigator.locks.query();
    // The lock of session-tabs.ts, kept until the client has the session: no other tab refreshes it meanwhile.
    void navigator.locks.request('minitwitter-refresh', { ifAvailable: true }, async (lock) => {
      const { held = [] } = await locks;
      const isAlone = lock !== null && held.every(({ name }) => name !== 'minitwitter-tab');
      const found = isAlone ? ((await ask('/api/auth/refresh', { method: 'POST' })) as Session | null) : null;
      resolve(found);
      if (found) await Promise.race([takeover, new Promise((late) => setTimeout(late, patience))]);
    });
  });
  return { session, takenOver };
}
