import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { Relationship } from '../api/types';
import { author, repost, session, tweet, user } from '../../testing/fixtures';
import { refusal } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { compareEntries, entryOf } from '../timelines/entry';
import { TimelineClient } from '../timelines/timeline-client';
import { Timelines } from '../timelines/timelines';
import { FollowButton } from './follow-button';
import { UserClient } from './user-client';
import { UserStore } from './user-store';

const followed: Relationship = { following: true, followedBy: false, blocking: false, muting: false };

async function show({ signedIn = true } = {}) {
  const bob = user({ handle: 'bob', followersCount: 3 });
  const client = { follow: vi.fn(), unfollow: vi.fn() };
  const earlier = tweet({ author: bob });
  const reposted = repost(tweet(), bob);
  const answer = tweet({ replyTo: { id: earlier.id, authorId: bob.id, handle: 'bob' } });
  const pages = {
    home: vi
      .fn()
      .mockResolvedValueOnce({ items: [], before: null, after: 'now' })
      .mockResolvedValue({
        items: [answer, reposted, earlier].sort((a, b) => compareEntries(entryOf(a), entryOf(b))),
        before: null,
        after: 'now',
      }),
  };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: UserClient, useValue: client },
      { provide: TimelineClient, useValue: pages },
    ],
  });
  if (signedIn) TestBed.inject(SessionStore).begin(session(user()));
  const users = TestBed.inject(UserStore);
  users.put([bob]);
  const home = TestBed.inject(Timelines).home;
  await home.open();
  TestBed.createComponent(FollowButton, {
    bindings: [inputBinding('user', () => users.user(bob.id)() ?? bob)],
  });
  const button = await screen.findByRole('button', { name: 'Follow @bob' });
  return { bob, client, users, home, earlier, reposted, answer, button };
}

describe('Following', () => {
  it('shows at once, counts, and brings earlier tweets, reposts and answers to them into home', async () => {
    const { bob, client, users, home, earlier, reposted, answer, button } = await show();
    client.follow.mockResolvedValueOnce(followed);
    fireEvent.click(button);
    expect(users.user(bob.id)()).toMatchObject({ relationship: { following: true }, followersCount: 4 });
    await screen.findByRole('button', { name: 'Following @bob', pressed: true });
    await waitFor(() => {
      expect(home.ids()).toEqual([answer.id, reposted.id, earlier.id]);
    });
    expect(users.user(bob.id)()?.followersCount).toBe(4);
  });

  it('is taken back with the reason when the server refuses', async () => {
    const { bob, client, users, button } = await show();
    client.follow.mockRejectedValueOnce(refusal(422, 'too-many-follows'));
    fireEvent.click(button);
    await waitFor(() => {
      expect(users.user(bob.id)()).toMatchObject({ relationship: { following: false }, followersCount: 3 });
    });
    expect(TestBed.inject(Notices).notices()[0].text).toContain('Refused: too-many-follows.');
  });

  it('takes the tweets and reposts out of home when it ends, and leaves what friends reposted', async () => {
    const { bob, client, home, button } = await show();
    client.follow.mockResolvedValueOnce(followed);
    client.unfollow.mockResolvedValueOnce({ ...followed, following: false });
    fireEvent.click(button);
    await waitFor(() => {
      expect(home.ids()).toHaveLength(3);
    });
    const passedOn = repost(tweet({ author: bob }), author());
    home.receive(passedOn);
    home.showWaiting();
    fireEvent.click(button);
    await waitFor(() => {
      expect(home.ids()).toEqual([passedOn.id]);
    });
  });

  it('says so until the pointer has left once, and a second click in between ends nothing', async () => {
    const { client, button } = await show();
    client.follow.mockResolvedValueOnce(followed);
    client.unfollow.mockResolvedValueOnce({ ...followed, following: false });
    const press = () => {
      fireEvent(button, Object.assign(new Event('pointerdown'), { pointerType: 'mouse' }));
      fireEvent.click(button, { detail: 1 });
    };
    press();
    press();
    await screen.findByRole('button', { name: 'Following @bob', pressed: true });
    expect(button.classList).toContain('fresh');
    expect(client.unfollow).not.toHaveBeenCalled();
    fireEvent(button, new Event('pointerleave'));
    await waitFor(() => {
      expect(button.classList).not.toContain('fresh');
    });
    press();
    expect(client.unfollow).toHaveBeenCalledOnce();
  });

  it('sends visitors to sign in first', async () => {
    const { client, button } = await show({ signedIn: false });
    fireEvent.click(button);
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toMatch(/^\/sign-in/);
    });
    expect(client.follow).not.toHaveBeenCalled();
  });
});
