import { TestBed } from '@angular/core/testing';
import { Notification, Page } from '../api/types';
import { author, notification, session, tweet, user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { UserStore } from '../profiles/user-store';
import { TweetStore } from '../tweets/tweet-store';
import { NotificationClient } from './notification-client';
import { NotificationStore } from './notification-store';

const page = (items: Notification[], before: string | null = null): Page<Notification> => ({
  items,
  before,
  after: 'now',
});

async function open(items: Notification[], before: string | null = null) {
  const client = {
    page: vi.fn<NotificationClient['page']>(),
    markRead: vi.fn<NotificationClient['markRead']>(),
  };
  TestBed.configureTestingModule({ providers: [{ provide: NotificationClient, useValue: client }] });
  TestBed.inject(SessionStore).begin(session(user()));
  const store = TestBed.inject(NotificationStore);
  client.page.mockResolvedValueOnce(page(items, before));
  await store.reload();
  return { client, store, ids: () => store.notifications().map(({ id }) => id) };
}

describe('Notifications', () => {
  it('that grow move to the top, and are there once', async () => {
    const { store, ids } = await open([
      notification({ id: '12', group: 'b' }),
      notification({ id: '11', group: 'a' }),
    ]);
    store.receive(notification({ id: '13', group: 'a', peopleCount: 2 }), 'shown');
    expect(ids()).toEqual(['13', '12']);
  });

  it('that grow by something older keep their id and place, and name all their people', async () => {
    const { store, ids } = await open([
      notification({ id: '12', group: 'b' }),
      notification({ id: '11', group: 'a' }),
    ]);
    const grown = notification({ id: '11', group: 'a', people: [author(), author()], peopleCount: 2 });
    store.receive(grown, 'shown');
    expect(ids()).toEqual(['12', '11']);
    expect(store.byGroup().get('a')).toEqual(grown);
  });

  it('wait for whoever has read on, and are there once when they are shown', async () => {
    const { store, ids } = await open([notification({ id: '11', group: 'a' })]);
    store.receive(notification({ id: '12', group: 'a' }), 'waiting');
    store.receive(notification({ id: '13', group: 'a' }), 'waiting');
    expect(ids()).toEqual(['11']);
    expect(store.waiting()).toBe(1);
    store.showWaiting();
    expect(ids()).toEqual(['13']);
    expect(store.waiting()).toBe(0);
  });

  it('go on with older ones, of which those that are there already are left out', async () => {
    const { client, store, ids } = await open([notification({ id: '12', group: 'a' })], 'older');
    client.page.mockResolvedValueOnce(
      page([notification({ id: '9', group: 'a' }), notification({ id: '8', group: 'c' })]),
    );
    await store.readOlder();
    expect(client.page).toHaveBeenLastCalledWith({ before: 'older' });
    expect(ids()).toEqual(['12', '8']);
    expect(store.hasOlder()).toBe(false);
  });

  it('whose older ones cannot be read say so, and are still there', async () => {
    const { client, store, ids } = await open([notification({ id: '12' })], 'older');
    client.page.mockRejectedValueOnce(silence());
    await store.readOlder();
    expect(ids()).toEqual(['12']);
    expect(store.problem()?.reason).toBe('unreachable');
  });

  it('are as the server has them after a silence: what is undone goes, what is fewer sinks, what is older stays', async () => {
    const { client, store, ids } = await open(
      [
        notification({ id: '15', group: 'undone' }),
        notification({ id: '14', group: 'fewer', peopleCount: 2 }),
        notification({ id: '13', group: 'same' }),
        notification({ id: '10', group: 'older' }),
      ],
      'older',
    );
    client.page.mockResolvedValueOnce(
      page(
        [
          notification({ id: '16', group: 'new' }),
          notification({ id: '13', group: 'same' }),
          notification({ id: '12', group: 'fewer' }),
        ],
        'older',
      ),
    );
    await store.refresh('shown');
    expect(ids()).toEqual(['16', '13', '12', '10']);
  });

  it('stay marked as unread while they are being read', async () => {
    const { client, store } = await open([notification({ id: '12', group: 'a' })]);
    client.page.mockResolvedValueOnce(page([notification({ id: '12', group: 'a', read: true })]));
    await store.refresh('shown');
    expect(store.notifications()[0].read).toBe(false);
  });

  it('begin anew after a silence longer than a page', async () => {
    const { client, store, ids } = await open([notification({ id: '12' })]);
    client.page.mockResolvedValueOnce(
      page([notification({ id: '30' }), notification({ id: '20' })], 'older'),
    );
    await store.refresh('shown');
    expect(ids()).toEqual(['30', '20']);
    expect(store.hasOlder()).toBe(true);
  });

  it('of a tweet go with it, and of one’s blocked people at once', async () => {
    const [ann, bob] = [user(), author()];
    const liked = tweet();
    const { ids } = await open([
      notification({ id: '15', kind: 'like', tweet: liked }),
      notification({ id: '14', people: [ann] }),
      notification({ id: '13', people: [ann, bob], peopleCount: 2 }),
      notification({ id: '12', kind: 'mention', people: [bob], tweet: tweet({ author: ann }) }),
    ]);
    TestBed.inject(TweetStore).hide(liked.id);
    const relationship = { following: false, followedBy: false, blocking: true, muting: false };
    TestBed.inject(UserStore).put([{ ...ann, relationship }]);
    expect(ids()).toEqual(['13']);
  });

  it('are marked as read up to the newest, and not again', async () => {
    const { client, store } = await open([notification({ id: '12' }), notification({ id: '11' })]);
    client.markRead.mockImplementation((upTo) => Promise.resolve({ upTo, count: 0 }));
    await store.markRead();
    await store.markRead();
    expect(client.markRead).toHaveBeenCalledExactlyOnceWith('12');
    store.receive(notification({ id: '13' }), 'shown');
    await store.markRead();
    expect(client.markRead).toHaveBeenLastCalledWith('13');
  });

  it('are forgotten when somebody signs out, and what is on its way with them', async () => {
    const { client, store, ids } = await open([notification()]);
    const answer = Promise.withResolvers<Page<Notification>>();
    client.page.mockReturnValueOnce(answer.promise);
    const read = store.reload();
    TestBed.inject(SessionStore).end();
    answer.resolve(page([notification()]));
    await read;
    expect(ids()).toEqual([]);
    expect(store.status()).toBe('new');
  });
});
