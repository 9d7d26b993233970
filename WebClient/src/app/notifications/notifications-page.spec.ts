import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { Notification, Page } from '../api/types';
import { author, notification, session, tweet, user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { NotificationClient } from './notification-client';
import { NotificationNews } from './notification-news';
import { NotificationsPage } from './notifications-page';

const ann = author({ handle: 'ann', displayName: 'Ann' });
const bob = author({ handle: 'bob', displayName: '<b>Bob</b>' });
const page = (...items: Notification[]): Page<Notification> => ({ items, before: null, after: 'now' });

function setUp() {
  const client = {
    page: vi.fn<NotificationClient['page']>(),
    markRead: vi.fn<NotificationClient['markRead']>((upTo) => Promise.resolve({ upTo, count: 0 })),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: NotificationClient, useValue: client },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  const draw = () => TestBed.createComponent(NotificationsPage);
  return { client, draw, news: TestBed.inject(NotificationNews) };
}

async function show(...items: Notification[]) {
  const { client, draw, news } = setUp();
  client.page.mockResolvedValueOnce(page(...items));
  draw();
  await screen.findByRole('feed', { name: 'Notifications' });
  const rows = () => screen.getAllByRole('article');
  return { client, news, rows };
}

const words = (row: HTMLElement) =>
  row
    .closest('.notification')
    ?.querySelector('mt-notification-line')
    ?.textContent.replace(/\s+/g, ' ')
    .trim();

const liked = tweet({ text: 'Worth <i>a</i> like' });

describe('The page of notifications', () => {
  it.each<[string, Partial<Notification>]>([
    ['Ann followed you', { people: [ann] }],
    ['Ann and <b>Bob</b> followed you', { people: [ann, bob], peopleCount: 2 }],
    [
      'Ann and 12 others liked your tweet',
      { kind: 'like', tweet: liked, people: [ann, bob], peopleCount: 13 },
    ],
    [
      'Ann and 999+ others reposted your tweet',
      { kind: 'repost', tweet: liked, people: [ann], peopleCount: 1_000 },
    ],
    ['Ann mentioned you', { kind: 'mention', tweet: tweet(), people: [ann] }],
    ['Ann replied to you', { kind: 'reply', tweet: tweet(), people: [ann] }],
    ['Ann quoted your tweet', { kind: 'quote', tweet: tweet(), people: [ann] }],
  ])('says: %s', async (said, change) => {
    const { rows } = await show(notification({ read: true, ...change }));
    expect(words(rows()[0])).toBe(said);
    expect(screen.getByRole('article', { name: new RegExp(`^${said.replace('+', '\\+')}`) })).toBe(rows()[0]);
  });

  it('shows the liked tweet in short, as text, with a link to it', async () => {
    const { rows } = await show(notification({ kind: 'like', tweet: liked }));
    const link = within(rows()[0]).getByRole('link', { name: 'Worth <i>a</i> like' });
    expect(link.getAttribute('href')).toBe(`/tweets/${liked.id}`);
  });

  it('shows what somebody wrote as a tweet that can be answered', async () => {
    const answer = tweet({ text: 'An answer', author: ann });
    const { rows } = await show(notification({ kind: 'reply', people: [ann], tweet: answer }));
    within(rows()[0]).getByText('An answer');
    within(rows()[0]).getByRole('button', { name: '0 replies. Reply' });
  });

  it('tells the unread ones from the others in words, too', async () => {
    const { rows } = await show(notification(), notification({ read: true }));
    expect(rows().map((row) => words(row)?.startsWith('Unread:'))).toEqual([true, false]);
  });

  it('says when there is nothing yet', async () => {
    const { client, draw } = setUp();
    client.page.mockResolvedValueOnce(page());
    draw();
    await screen.findByRole('heading', { name: 'Nothing yet' });
    expect(client.markRead).not.toHaveBeenCalled();
  });

  it('is loading, cannot be read, and can be tried again', async () => {
    const { client, draw } = setUp();
    const answer = Promise.withResolvers<Page<Notification>>();
    client.page
      .mockReturnValueOnce(answer.promise)
      .mockResolvedValueOnce(page(notification({ people: [ann] })));
    draw();
    await screen.findByText('Loading');
    answer.reject(silence());
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('article', { name: /Ann followed you/ });
  });

  it('marks what it shows as read, once', async () => {
    const { client, news } = await show(notification({ id: '12' }), notification({ id: '11' }));
    await waitFor(() => {
      expect(news.upTo()).toBe('12');
    });
    expect(client.markRead).toHaveBeenCalledExactlyOnceWith('12');
  });

  it('marks nothing as read while nobody looks', async () => {
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { client } = await show(notification({ id: '12' }));
    expect(client.markRead).not.toHaveBeenCalled();
    visibility.mockRestore();
    client.page.mockResolvedValue(page(notification({ id: '12' })));
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => {
      expect(client.markRead).toHaveBeenCalledExactlyOnceWith('12');
    });
  });

  it('shows a new one on top, and keeps it from whoever has read on', async () => {
    const { news } = await show(notification({ id: '11', people: [ann] }));
    news.notify(notification({ id: '12', people: [bob] }));
    await screen.findByRole('article', { name: /Bob/ });
    const scrolled = vi.spyOn(window, 'scrollY', 'get').mockReturnValue(300);
    news.notify(notification({ id: '13', people: [author({ displayName: 'Cy' })] }));
    fireEvent.click(await screen.findByRole('button', { name: 'Show 1 new notification' }));
    scrolled.mockRestore();
    await screen.findByRole('article', { name: /Cy/ });
    expect(screen.getAllByRole('article')).toHaveLength(3);
  });

  it('loses what was undone', async () => {
    const { client, news } = await show(notification({ people: [ann] }));
    client.page.mockResolvedValueOnce(page());
    news.count({ upTo: news.upTo(), count: 0 });
    await screen.findByRole('heading', { name: 'Nothing yet' });
  });
});
