import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { notification, session, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from './notification-news';

function setUp() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  TestBed.inject(SessionStore).begin(session(user()));
  const news = TestBed.inject(NotificationNews);
  const outdated = vi.fn();
  news.outdated.subscribe(outdated);
  return { news, outdated, server: TestBed.inject(HttpTestingController) };
}

describe('How many notifications are unread', () => {
  it.each([
    [0, ''],
    [1, '1'],
    [99, '99'],
    [100, '99+'],
  ])('%d is shown as "%s"', (count, badge) => {
    const { news } = setUp();
    news.count({ upTo: '7', count });
    expect(news.badge()).toBe(badge);
  });

  it('is asked for after a silence, in which what is shown may have changed', async () => {
    const { news, outdated, server } = setUp();
    const caughtUp = news.catchUp();
    expect(outdated).toHaveBeenCalledOnce();
    server.expectOne('/api/notifications/unread').flush({ upTo: '7', count: 3 });
    await caughtUp;
    expect(news.unread()).toBe(3);
  });

  it('stays as it was when the server does not answer', async () => {
    const { news, server } = setUp();
    news.count({ upTo: '7', count: 2 });
    const caughtUp = news.catchUp();
    server.expectOne('/api/notifications/unread').error(new ProgressEvent('error'));
    await caughtUp;
    expect(news.unread()).toBe(2);
  });

  it('is asked for when somebody comes back to the page', () => {
    const { server } = setUp();
    document.dispatchEvent(new Event('visibilitychange'));
    server.expectOne('/api/notifications/unread');
  });

  it('is nobody’s business after signing out, even when the answer comes later', async () => {
    const { news, server } = setUp();
    news.count({ upTo: '7', count: 2 });
    const caughtUp = news.catchUp();
    TestBed.inject(SessionStore).end();
    expect(news.badge()).toBe('');
    server.expectOne('/api/notifications/unread').flush({ upTo: '7', count: 3 });
    await caughtUp;
    expect(news.badge()).toBe('');
  });
});

describe('What is shown is outdated', () => {
  it('when a cause was undone', () => {
    const { news, outdated } = setUp();
    news.count({ upTo: '7', count: 2 });
    outdated.mockClear();
    news.count({ upTo: '7', count: 1 });
    expect(outdated).toHaveBeenCalledOnce();
  });

  it('not when the count follows a notification, or reading on another device', () => {
    const { news, outdated } = setUp();
    news.count({ upTo: '7', count: 0 });
    outdated.mockClear();
    news.notify(notification());
    news.count({ upTo: '7', count: 1 });
    news.count({ upTo: '8', count: 0 });
    expect(outdated).not.toHaveBeenCalled();
  });
});
