import { Injectable } from '@angular/core';
import { Session } from '../api/types';

/** A session as one tab gives it to another. */
export interface SharedSession {
  session: Session;
  /** How long its access token is still good for, in milliseconds. */
  tokenTime: number;
}

type Message =
  | ({ kind: 'begun' } & SharedSession)
  /** Somebody chose to sign out: `false` when that failed. */
  | { kind: 'leaving'; leaving: boolean }
  | { kind: 'ended' }
  | { kind: 'asked' };

interface Listener {
  begun: (shared: SharedSession) => void;
  leaving: (leaving: boolean) => void;
  ended: () => void;
  asked: () => SharedSession | null;
}

const tabLock = 'minitwitter-tab';
/** A tab that sleeps does not answer; then this tab refreshes by itself. */
const answerTime = 1000;

/** What the tabs of one browser tell each other about their session. */
@Injectable({ providedIn: 'root' })
export class SessionTabs {
  private readonly channel = new BroadcastChannel('minitwitter-session');

  constructor() {
    // Held as long as the tab lives, so that others see it is there.
    void navigator.locks?.request(tabLock, { mode: 'shared' }, () => new Promise<never>(() => undefined));
  }

  listen(on: Listener): void {
    this.channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'begun') on.begun(data);
      else if (data.kind === 'leaving') on.leaving(data.leaving);
      else if (data.kind === 'ended') on.ended();
      else {
        const shared = on.asked();
        if (shared) this.tellBegun(shared);
      }
    });
  }

  tellBegun({ session, tokenTime }: SharedSession): void {
    this.channel.postMessage({ kind: 'begun', session, tokenTime } satisfies Message);
  }

  tellLeaving(leaving: boolean): void {
    this.channel.postMessage({ kind: 'leaving', leaving } satisfies Message);
  }

  tellEnded(): void {
    this.channel.postMessage({ kind: 'ended' } satisfies Message);
  }

  /** A session that another tab holds, if one is there and answers. */
  async ask(): Promise<SharedSession | null> {
    if (!(await this.areOthersOpen())) return null;
    return new Promise((resolve) => {
      const finish = (shared: SharedSession | null) => {
        clearTimeout(timer);
        this.channel.removeEventListener('message', hear);
        resolve(shared);
      };
      const hear = ({ data }: MessageEvent<Message>) => {
        if (data.kind === 'begun') finish(data);
      };
      const timer = setTimeout(finish, answerTime, null);
      this.channel.addEventListener('message', hear);
      this.channel.postMessage({ kind: 'asked' } satisfies Message);
    });
  }

  /** Runs one tab at a time. */
  alone<T>(action: () => Promise<T>): Promise<T> {
    // Locks exist on https and localhost only; elsewhere the server's grace for racing refreshes has to do.
    return navigator.locks ? navigator.locks.request('minitwitter-refresh', action) : action();
  }

  private async areOthersOpen(): Promise<boolean> {
    const locks = await navigator.locks?.query();
    return (locks?.held ?? []).filter((lock) => lock.name === tabLock).length > 1;
  }
}
