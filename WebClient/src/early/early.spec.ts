import { Mock } from 'vitest';
import { author, session, tweet, user } from '../testing/fixtures';
import { writeAccount } from '../app/auth/account';
import { forgetRefresh, noteRefresh } from '../app/auth/last-refresh';
import { startEarly } from './early';

const ada = user({ handle: 'ada' });

/** The browser and the server, as far as the first page asks them. */
function setUp(answers: Readonly<Record<string, unknown>>) {
  const asked = vi.fn((url: string) =>
    Promise.resolve(Response.json(answers[url] ?? null, { status: url in answers ? 200 : 404 })),
  ) as Mock;
  vi.stubGlobal('fetch', asked);
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: (_name: string, _options: object, action: (lock: object) => Promise<void>) => action({}),
    },
  });
  document.body.innerHTML = '<mt-root></mt-root>';
  return { asked, early: startEarly() };
}

const timeline = { items: [tweet({ text: 'Secret of Ada’s friends' })], before: null, after: null };
const home = { '/api/auth/refresh': session(ada), '/api/timeline?limit=40': timeline };
const shown = () => document.querySelector('.early-page');

let early: ReturnType<typeof startEarly> | undefined;
function start(...of: Parameters<typeof setUp>) {
  const { asked, early: started } = setUp(...of);
  early = started;
  return { asked, early: started };
}

beforeEach(() => {
  writeAccount(ada);
  forgetRefresh();
});

afterEach(() => {
  early?.leave();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'locks');
});

describe('Ahead of the client', () => {
  it('the first page is shown, for the eyes only, until the client has its own', async () => {
    const { early } = start(home);
    await early.painted;
    expect(shown()?.textContent).toContain('Secret of Ada’s friends');
    expect(shown()?.querySelector('.frame')?.getAttribute('aria-hidden')).toBe('true');
    early.leave();
    expect(shown()).toBeNull();
  });

  it('nothing is asked for or shown when the session is somebody else’s', async () => {
    const { asked, early } = start({ ...home, '/api/auth/refresh': session(user({ handle: 'grace' })) });
    await early.painted;
    expect(asked.mock.calls.map(([url]: string[]) => url)).toEqual(['/api/auth/refresh']);
    expect(shown()).toBeNull();
  });

  it('the session is left alone when another tab may have a refresh under way', async () => {
    noteRefresh();
    sessionStorage.clear();
    const { asked, early } = start(home);
    await early.painted;
    expect(asked).not.toHaveBeenCalled();
    expect(await early.session).toBeNull();
  });

  it('what was shown goes when another tab signs out', async () => {
    const { early } = start(home);
    await early.painted;
    writeAccount(null);
    dispatchEvent(new StorageEvent('storage', { key: 'minitwitter.account' }));
    expect(shown()).toBeNull();
    expect(early.answers.size).toBe(0);
  });

  it('nothing is shown to whoever signed out before it could be', async () => {
    const { early } = start(home);
    writeAccount(author());
    await early.painted;
    expect(shown()).toBeNull();
  });

  it('nothing is shown without an answer, or over a client that is there already', async () => {
    await start({ '/api/auth/refresh': session(ada) }).early.painted;
    expect(shown()).toBeNull();
    early?.leave();
    forgetRefresh();
    const { early: second } = start(home);
    document.querySelector('mt-root')?.setAttribute('ng-version', '22');
    await second.painted;
    expect(shown()).toBeNull();
  });

  it('bones are shown in the client’s place when nothing else is there in time', async () => {
    vi.useFakeTimers();
    try {
      start({});
      vi.advanceTimersByTime(1_199);
      expect(document.querySelector('mt-root')?.children.length).toBe(0);
      vi.advanceTimersByTime(1);
      expect(document.querySelectorAll('mt-root .skeleton').length).toBeGreaterThan(3);
      await vi.runAllTimersAsync();
    } finally {
      vi.useRealTimers();
    }
  });

  it('a page that comes after the client could not be loaded can be used too', async () => {
    const { early } = start(home);
    early.stay();
    await early.painted;
    expect(shown()?.textContent).toContain('Secret of Ada’s friends');
    expect(shown()?.querySelector('[inert], .frame[aria-hidden]')).toBeNull();
  });

  it('a client that cannot be loaded leaves a page that says so, and can be used', async () => {
    const { early } = start(home);
    await early.painted;
    const script = document.body.appendChild(document.createElement('script'));
    script.dispatchEvent(new Event('error'));
    expect(document.querySelector('[role=alert]')?.textContent).toContain('could not be started');
    expect(shown()?.querySelector('[inert], [aria-hidden=true].frame')).toBeNull();
    early.leave();
    expect(document.querySelector('[role=alert]')).toBeNull();
  });
});
