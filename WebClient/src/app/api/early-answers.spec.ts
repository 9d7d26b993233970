import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { early, session, user } from '../../testing/fixtures';
import { earlyAnswers, takeEarlySession } from './early-answers';
import { Session } from './types';

const url = '/api/explore?limit=40';

function setUp(answer: unknown) {
  window.early = early({ answers: new Map([[url, Promise.resolve(answer)]]) });
  TestBed.configureTestingModule({
    providers: [provideHttpClient(withInterceptors([earlyAnswers])), provideHttpClientTesting()],
  });
  const http = TestBed.inject(HttpTestingController);
  const read = () =>
    firstValueFrom(TestBed.inject(HttpClient).get('/api/explore', { params: { limit: 40 } }));
  return { http, read };
}

afterEach(() => {
  delete window.early;
});

describe('What was asked for ahead of the client', () => {
  it('answers the first request for it, and no other', async () => {
    const { http, read } = setUp({ items: ['early'] });
    expect(await read()).toEqual({ items: ['early'] });
    http.expectNone(url);
    const again = read();
    http.expectOne(url).flush({ items: ['later'] });
    expect(await again).toEqual({ items: ['later'] });
  });

  it('is asked for again when it could not be got', async () => {
    const { http, read } = setUp(null);
    const answer = read();
    (await vi.waitFor(() => http.expectOne(url))).flush({ items: ['now'] });
    expect(await answer).toEqual({ items: ['now'] });
  });

  it('includes the session, which other tabs may use once it has begun here', async () => {
    const order: string[] = [];
    const refreshed = session(user());
    window.early = early({
      session: Promise.resolve(refreshed),
      takenOver: () => order.push('taken over'),
    });
    const begun: Session[] = [];
    await takeEarlySession((found) => {
      begun.push(found);
      order.push('begun');
    });
    expect(begun).toEqual([refreshed]);
    expect(order).toEqual(['begun', 'taken over']);
    expect(await takeEarlySession((found) => begun.push(found))).toBeNull();
  });
});
