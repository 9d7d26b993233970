import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { session, user } from '../../testing/fixtures';
import { bearer } from './bearer';
import { SessionKeeper } from './session-keeper';
import { SessionStore } from './session-store';
import { SessionTabs } from './session-tabs';

/** The other tabs of the browser, as this one hears them. */
class OtherTabs {
  heard: Parameters<SessionTabs['listen']>[0] | null = null;
  readonly ask = vi.fn().mockResolvedValue(null);
  readonly tellBegun = vi.fn();
  readonly tellEnded = vi.fn();
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
    (await request('/api/timeline')).flush({ type: 'urn:minitwitter:bad-token' }, { status: 401, statusText: '' });
    (await request('/api/auth/refresh')).flush(session(ada, 'new'));
    const again = await request('/api/timeline');
    expect(again.request.headers.get('Authorization')).toBe('Bearer new');
    again.flush('done');
    await expect(answer).resolves.toBe('done');
  });

  it('is taken from another tab rather than refreshed a second time', async () => {
    const { keeper, tabs, http } = setUp();
    keeper.begin(session(ada, 'old', 0));
    tabs.ask.mockResolvedValueOnce(session(ada, 'theirs'));
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

  it('asks nobody when nobody was signed in', async () => {
    const { keeper, http } = setUp();
    await expect(keeper.token()).resolves.toBeNull();
    http.expectNone('/api/auth/refresh');
  });
});
