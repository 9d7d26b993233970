import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen } from '@testing-library/dom';
import { Page, Relationship, User } from '../api/types';
import { session, user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { NotificationNews } from '../notifications/notification-news';
import { RestrictionClient, RestrictionKind } from '../profiles/restriction-client';
import { RestrictedPeople } from './restricted-people';

const strangers: Relationship = { following: false, followedBy: false, blocking: false, muting: false };
const page = (items: User[], before: string | null = null): Page<User> => ({ items, before, after: null });

function setUp(kind: RestrictionKind) {
  const client = {
    people: vi.fn<RestrictionClient['people']>(),
    unblock: vi.fn(() => Promise.resolve(strangers)),
    unmute: vi.fn(() => Promise.resolve(strangers)),
  };
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: RestrictionClient, useValue: client }],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  const draw = () =>
    TestBed.createComponent(RestrictedPeople, { bindings: [inputBinding('kind', () => kind)] });
  return { client, draw };
}

describe('In the settings', () => {
  it.each([
    ['blocks', 'Blocked people', 'Unblock @bob', 'You have not blocked anybody.', 'unblock'],
    ['mutes', 'Muted people', 'Unmute @bob', 'You have not muted anybody.', 'unmute'],
  ] as const)('one sees the %s, and ends them', async (kind, title, end, none, call) => {
    const { client, draw } = setUp(kind);
    const relationship = { ...strangers, blocking: kind === 'blocks', muting: kind === 'mutes' };
    client.people
      .mockResolvedValueOnce(page([user({ handle: 'bob', relationship })]))
      .mockReturnValueOnce(new Promise(() => undefined));
    draw();
    fireEvent.click(await screen.findByRole('button', { name: end }));
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    await screen.findByText(none);
    expect(client[call]).toHaveBeenCalledExactlyOnceWith('bob');
    expect(client.people.mock.calls).toEqual([
      [kind, {}],
      [kind, { limit: 40 }],
    ]);
  });

  it('who is on the list follows what is done elsewhere, as far as the list is shown', async () => {
    const { client, draw } = setUp('blocks');
    const blocked = (count: number, from = 1) =>
      Array.from({ length: count }, (_, i) =>
        user({ handle: `bob${from + i}`, relationship: { ...strangers, blocking: true } }),
      );
    const [first, older] = [blocked(40), blocked(2, 41)];
    client.people.mockResolvedValueOnce(page(first, 'older')).mockResolvedValueOnce(page(older));
    draw();
    fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByRole('button', { name: 'Unblock @bob42' });
    const added = user({ handle: 'cy', relationship: { ...strangers, blocking: true } });
    client.people.mockResolvedValueOnce(page([added, ...first.slice(1), ...older]));
    TestBed.inject(NotificationNews).outdated.next();
    await screen.findByRole('button', { name: 'Unblock @cy' });
    expect(client.people).toHaveBeenLastCalledWith('blocks', { limit: 42 });
    expect(screen.queryByRole('button', { name: 'Unblock @bob1' })).toBeNull();
    expect(screen.getAllByRole('button', { name: /Unblock/ })).toHaveLength(42);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('they are loading, cannot be read, and can be tried again', async () => {
    const { client, draw } = setUp('blocks');
    const answer = Promise.withResolvers<Page<User>>();
    client.people.mockReturnValueOnce(answer.promise).mockResolvedValueOnce(page([]));
    draw();
    await screen.findByText('Loading');
    answer.reject(silence());
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('You have not blocked anybody.');
  });

  it('there may be more of them', async () => {
    const { client, draw } = setUp('mutes');
    const muted = { ...strangers, muting: true };
    client.people
      .mockResolvedValueOnce(page([user({ handle: 'bob', relationship: muted })], 'older'))
      .mockResolvedValueOnce(page([user({ handle: 'cy', relationship: muted })]));
    draw();
    fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByRole('button', { name: 'Unmute @cy' });
    expect(client.people).toHaveBeenLastCalledWith('mutes', { before: 'older' });
  });
});
