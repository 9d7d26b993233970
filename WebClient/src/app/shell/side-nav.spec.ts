import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { screen, waitFor } from '@testing-library/dom';
import { session, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { PageTitle } from './page-title';
import { SideNav } from './side-nav';

function show({ signedIn = true } = {}) {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  if (signedIn) TestBed.inject(SessionStore).begin(session(user()));
  TestBed.createComponent(SideNav);
  return TestBed.inject(NotificationNews);
}

describe('The navigation', () => {
  it.each([
    [0, 'Notifications'],
    [3, 'Notifications, 3 unread'],
    [100, 'Notifications, 99+ unread'],
  ])('names the notifications, %d of which are unread', async (count, name) => {
    const news = show();
    news.put({ upTo: null, count });
    const link = await screen.findByRole('link', { name });
    expect(link.getAttribute('href')).toBe('/notifications');
  });

  it('has no notifications for visitors', async () => {
    show({ signedIn: false });
    await screen.findByRole('link', { name: 'Sign in' });
    expect(screen.queryByRole('link', { name: /Notifications/ })).toBeNull();
  });

  it('goes with a title that counts the unread ones', async () => {
    const news = show();
    TestBed.inject(PageTitle).name('Explore');
    news.put({ upTo: null, count: 3 });
    await waitFor(() => {
      expect(TestBed.inject(Title).getTitle()).toBe('(3) Explore · MiniTwitter');
    });
  });
});
