import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { session, user } from '../../testing/fixtures';
import { bearer } from './bearer';
import { SessionKeeper } from './session-keeper';
import { problemOf } from '../api/problem';
import { Notices } from '../shell/notices';
import { Drafts } from '../tweets/drafts';
import { SessionStore } from './session-store';
import { SessionTabs } from './session-tabs';

/** The other tabs of the browser, as this one hears them. */
class OtherTabs {
  heard: Parameters<SessionTabs['listen']>[0] | null = null;
  readonly ask = vi.fn().mockResolvedValue(null);
  readonly tellBegun = vi.fn();
  readonly tellEnded = vi.fn();
  readonly tellLeaving = vi.fn();
  listen(on: Parameters<SessionTabs['listen']>[0]): void {
    this.heard = on;
  }
  alone<T>(action: () => Promise<T>): Promise<T> {
    return action();
  }
}

const ada = user({ handle: 'ada' });

function setUp() {
  const tabs = new OtherTabs();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([bearer])),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
      { provide: SessionTabs, useValue: tabs },
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const keeper = TestBed.inject(SessionKeeper);
  const store = TestBed.inject(SessionStore);
  const read = () => firstValueFrom(TestBed.inject(HttpClient).get('/api/timeline'));
  const request = (url: string) => vi.waitFor(() => http.expectOne(url));
  return { tabs, http, keeper, store, read, request };
}

describe('A session', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('signs requests to the API', async () => {
    const { keeper, read, request } = setUp();
    keeper.begin(session(ada, 'first'));
    const answer = read();
    const sent = await request('/api/timeline');
    expect(sent.request.headers.get('Authorization')).toBe('Bearer first');
    sent.flush({});
    await answer;
  });

  it('keeps its token out of storage', () => {
    const { keeper } = setUp();
    keeper.begin(session(ada, 'very secret'));
    expect(JSON.stringify({ ...localStorage })).not.toContain('very secret');
  });

  it('is renewed once, for all requests that wait, before it expires', async () => {
    const { keeper, http, read, request } = setUp();
    keeper.begin(session(ada, 'old', 0));
    const answers = [read(), read()];
    (await request('/api/auth/refresh')).flush(session(ada, 'new'));
    const sent = await vi.waitFor(() => {
      const both = http.match('/api/timeline');
      expect(both).toHaveLength(2);
      return both;
    });
    for (const one of sent) {
      expect(one.request.headers.get('Authorization')).toBe('Bearer new');
      one.flush({});
    }
    await Promise.all(answers);
  });

  it('is renewed when the server refuses the token, and the request repeated', async () => {
    const { keeper, read, request } = setUp();
    keeper.begin(session(ada, 'old'));
    const answer = read();
    (await request('/api/timeline')).flush(
      { type: 'urn:minitwitter:bad-token' },
      { status: 401, statusText: '' },
    );
    (await request('/api/auth/refresh')).flush(session(ada, 'new'));
    const again = await request('/api/timeline');
    expect(again.request.headers.get('Authorization')).toBe('Bearer new');
    again.flush('done');
    await expect(answer).resolves.toBe('done');
  });

  it('is taken from another tab rather than refreshed a second time', async () => {
    const { keeper, tabs, http } = setUp();
    keeper.begin(session(ada, 'old', 0));
    tabs.ask.mockResolvedValueOnce({ session: session(ada, 'theirs'), tokenTime: 600_000 });
    await expect(keeper.token()).resolves.toBe('theirs');
    http.expectNone('/api/auth/refresh');
  });

  it('survives when the server can not be reached', async () => {
    const { keeper, store, request } = setUp();
    keeper.begin(session(ada, 'old', 0));
    const token = keeper.token();
    (await request('/api/auth/refresh')).error(new ProgressEvent('error'));
    await expect(token).rejects.toBeDefined();
    expect(store.signedIn()).toBe(true);
  });

  it('ends in all tabs when the server says it has ended', async () => {
    const { keeper, store, tabs, request } = setUp();
    keeper.begin(session(ada, 'old', 0));
    const token = keeper.token();
    (await request('/api/auth/refresh')).flush({}, { status: 401, statusText: '' });
    await expect(token).resolves.toBeNull();
    expect(store.signedIn()).toBe(false);
    expect(tabs.tellEnded).toHaveBeenCalled();
  });

  it('ends here when another tab signs out, and what was read is forgotten', () => {
    const { keeper, store, tabs } = setUp();
    const forget = vi.fn();
    store.onEnd(forget);
    keeper.begin(session(ada));
    tabs.heard?.ended();
    expect(store.signedIn()).toBe(false);
    expect(forget).toHaveBeenCalled();
  });

  it('counts the life of a token from its arrival, whatever the clock of the device says', async () => {
    const { keeper, http } = setUp();
    const tenMinutes = { iat: 1_000, exp: 1_600 };
    const token = `x.${btoa(JSON.stringify(tenMinutes))}.y`;
    keeper.begin({ accessToken: token, expiresAt: '1970-01-01T00:26:40Z', user: ada });
    await expect(keeper.token()).resolves.toBe(token);
    const later = performance.now() + 580_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    void keeper.token();
    await vi.waitFor(() => http.expectOne('/api/auth/refresh'));
  });

  it.each([
    ['here', ''],
    ['in another tab', 'You signed out in another tab.'],
  ])('that somebody chose to end %s is not said to have ended by itself', async (where, words) => {
    const { keeper, tabs, request } = setUp();
    keeper.begin(session(ada, 'old', 0));
    if (where === 'here') void keeper.signOut().catch(() => undefined);
    else tabs.heard?.leaving(true);
    const token = where === 'here' ? null : keeper.token();
    (await request('/api/auth/refresh')).flush({}, { status: 401, statusText: '' });
    await token;
    await vi.waitFor(() => {
      expect(TestBed.inject(SessionStore).signedIn()).toBe(false);
    });
    expect(
      TestBed.inject(Notices)
        .notices()
        .map(({ text }) => text)
        .join(''),
    ).toBe(words);
  });

  it('leaves nothing personal in the browser when it ends, nor does what comes back later', () => {
    const { keeper, tabs } = setUp();
    localStorage.setItem('minitwitter.draft.1.2', '{"text":"of an earlier version","attempts":[]}');
    keeper.begin(session(ada));
    const draft = TestBed.inject(Drafts).of();
    draft.write('my secret');
    TestBed.inject(Drafts).of('77').write('my other secret');
    draft.send();
    const attempt = draft.send();
    tabs.heard?.ended();
    draft.failed(attempt, problemOf(null));
    expect({ ...localStorage }).toEqual({});
    expect({ ...sessionStorage }).toEqual({});
    keeper.begin(session(user()));
    expect(TestBed.inject(Drafts).of().text()).toBe('');
  });

  it('removes at the start what others have left', () => {
    localStorage.setItem('minitwitter.draft.1', '{"text":"of somebody else","attempts":[]}');
    setUp();
    expect({ ...localStorage }).toEqual({});
  });

  it('asks nobody when nobody was signed in', async () => {
    const { keeper, http } = setUp();
    await expect(keeper.token()).resolves.toBeNull();
    http.expectNone('/api/auth/refresh');
  });
});
