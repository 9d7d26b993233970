import { Session } from '../app/api/types';
import { readAccount } from '../app/auth/account';
import { ask } from './ask';
import { drawSkeletons } from './draw-skeletons';
import { EarlyPage } from './early-page';
import { refreshEarly } from './early-session';
import { firstPageAt } from './first-page';

/** What is done for the first page ahead of the client, which takes it over. */
export interface Early {
  session: Promise<Session | null>;
  takenOver: () => void;
  /** By address, each to be used once; null stands for what could not be got. */
  answers: Map<string, Promise<unknown>>;
  /** When the first page can be read, or is not worth waiting for any longer. */
  painted: Promise<void>;
  /** Ends the early page: the client has drawn its own. */
  leave: () => void;
  /** The client could not be started. */
  stay: () => void;
}

declare global {
  interface Window {
    early?: Early;
  }
}

/** The client is not kept waiting longer for a page that is not there, and would not be seen. */
const patience = 2_500;
/** Most pages are there sooner: then drawing anything else would only put them off. */
const unnoticed = 1_200;
/** Nobody is shown later what was true when the page was opened. */
const freshness = 10_000;
/** Then something is wrong with the client, or with the connection that it comes by. */
const startTime = 20_000;

/** Asks for what the first page shows, and draws it, while the client itself is still being loaded. */
export function startEarly(): Early {
  const account = readAccount();
  const first = firstPageAt(new URL(location.href), account);
  const page = new EarlyPage();
  const { session, takenOver } = refreshEarly(account);
  const read = async (url: string) => {
    if (!account) return ask(url);
    const found = await session;
    // A cookie can be somebody else's by now: then all this is the client's to sort out.
    return found?.user.id === account.id
      ? ask(url, { headers: { Authorization: `Bearer ${found.accessToken}` } })
      : null;
  };
  const answers = new Map((first?.urls ?? []).map((url) => [url, read(url)]));

  setTimeout(() => {
    page.wait(drawSkeletons(account));
  }, unnoticed);
  const draw = async () => {
    const found = await Promise.all(answers.values());
    if (!first || found.includes(null) || readAccount()?.id !== account?.id) return;
    const frame = first.draw(found);
    if (!frame) return;
    page.show(frame);
    await nextPaint();
  };
  // An early page that fails is reported, and missed: the client comes all the same.
  const drawn = draw().catch(reportError);
  const isSeen = document.visibilityState === 'visible';
  const painted = isSeen ? Promise.race([drawn, after(patience)]) : Promise.resolve();

  const leave = () => {
    page.leave();
    clearTimeout(starting);
    removeEventListener('error', notice, true);
    removeEventListener('storage', forget);
  };
  const notice = ({ target }: Event) => {
    if (target instanceof HTMLScriptElement) page.stay();
  };
  // Signed out, or somebody else, in another tab: nothing of the one before stays.
  const forget = () => {
    if (readAccount()?.id === account?.id) return;
    answers.clear();
    page.leave();
  };
  const starting = setTimeout(() => {
    page.stay();
  }, startTime);
  addEventListener('error', notice, true);
  addEventListener('storage', forget);
  setTimeout(() => {
    answers.clear();
  }, freshness);

  return {
    session,
    takenOver,
    answers,
    painted,
    leave,
    stay: () => {
      page.stay();
    },
  };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A task that begins when the frame being made is on its way to the screen. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
