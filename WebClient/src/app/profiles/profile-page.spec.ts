import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { Relationship } from '../api/types';
import { session, tweet, user } from '../../testing/fixtures';
import { refusal, silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { LiveConnection, LiveState } from '../timelines/live-connection';
import { TimelineClient } from '../timelines/timeline-client';
import { ProfilePage } from './profile-page';
import { RestrictionClient } from './restriction-client';
import { UserClient } from './user-client';
import { UserStore } from './user-store';

const strangers: Relationship = { following: false, followedBy: false, blocking: false, muting: false };

function show(relationship: Relationship, ...written: string[]) {
  const bob = user({ handle: 'bob', displayName: 'Bob', relationship });
  const items = written.map((text) => tweet({ author: bob, text }));
  const profile = vi.fn().mockResolvedValue({ items, before: null, after: 'now' });
  const read = vi.fn().mockResolvedValue(bob);
  const connection = signal<LiveState>('connecting');
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: LiveConnection, useValue: { state: connection } },
      { provide: UserClient, useValue: { read } },
      { provide: RestrictionClient, useValue: { unblock: () => Promise.resolve(strangers) } },
      { provide: TimelineClient, useValue: { profile } },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  const page = TestBed.createComponent(ProfilePage, { bindings: [inputBinding('handle', () => 'bob')] });
  const main = document.body.appendChild(document.createElement('main'));
  main.tabIndex = -1;
  main.append(page.nativeElement as HTMLElement);
  onTestFinished(() => {
    main.remove();
  });
  return { bob, profile, read, connection, main };
}

describe('The profile of somebody', () => {
  it('whom one blocks says so, without what they wrote', async () => {
    show({ ...strangers, blocking: true });
    await screen.findByRole('heading', { name: 'You have blocked @bob' });
    expect(screen.getByRole('heading', { level: 1, name: 'Bob' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Follow/ })).toBeNull();
    expect(screen.queryByRole('navigation', { name: 'Profile' })).toBeNull();
  });

  it('is read anew when they are blocked no longer', async () => {
    const { bob, profile } = show({ ...strangers, blocking: true });
    await screen.findByRole('heading', { name: 'You have blocked @bob' });
    const written = tweet({ author: bob, text: 'Back again' });
    profile.mockResolvedValue({ items: [written], before: null, after: 'now' });
    fireEvent.click(screen.getByRole('button', { name: 'Unblock @bob' }));
    await screen.findByText('Back again');
    expect(screen.getByRole('button', { name: 'Follow @bob' })).toBeTruthy();
  });

  it('whom one mutes says so, and shows what they wrote', async () => {
    show({ ...strangers, muting: true });
    await screen.findByText('Muted');
    await screen.findByRole('heading', { name: 'No tweets yet' });
  });
});

describe('The open profile of somebody who is hidden', () => {
  /** Until the test lets it answer. */
  function answerLater(read: ReturnType<typeof vi.fn>) {
    const answer = Promise.withResolvers();
    read.mockReturnValueOnce(answer.promise);
    return answer;
  }

  it('by their block is not found, once the server has said so', async () => {
    const { bob, read, main } = show(strangers, 'Mine');
    const article = (await screen.findByText('Mine')).closest('article');
    article?.focus();
    const answer = answerLater(read);
    TestBed.inject(UserStore).hide(bob.id);
    await waitFor(() => {
      expect(screen.queryByText('Mine')).toBeNull();
    });
    expect(screen.getByRole('heading', { level: 1, name: 'Bob' })).toBeTruthy();
    expect(screen.queryByText('No tweets yet')).toBeNull();
    answer.reject(refusal(404, 'user-not-found'));
    await screen.findByRole('heading', { level: 1, name: 'Profile not found' });
    expect(screen.queryByRole('navigation', { name: 'Profile' })).toBeNull();
    expect(document.activeElement).toBe(main);
    expect(TestBed.inject(UserStore).byHandle('bob')).toBeNull();
  });

  it('by one’s own block says so', async () => {
    const { bob, read } = show(strangers, 'Theirs');
    await screen.findByText('Theirs');
    read.mockResolvedValueOnce({ ...bob, relationship: { ...strangers, blocking: true } });
    TestBed.inject(UserStore).hide(bob.id);
    await screen.findByRole('heading', { name: 'You have blocked @bob' });
    expect(screen.getByRole('button', { name: 'Unblock @bob' })).toBeTruthy();
    expect(screen.queryByText('Theirs')).toBeNull();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('before there was a live connection is found out when there is one', async () => {
    const { read, connection, bob } = show(strangers, 'Mine');
    await screen.findByText('Mine');
    read.mockRejectedValueOnce(refusal(404, 'user-not-found'));
    connection.set('connected');
    await screen.findByRole('heading', { level: 1, name: 'Profile not found' });
    expect(read).toHaveBeenCalledTimes(2);
    expect(TestBed.inject(UserStore).hidden().has(bob.id)).toBe(true);
  });

  it('offers to ask again when there was no answer', async () => {
    const { bob, read } = show(strangers, 'Theirs');
    await screen.findByText('Theirs');
    read.mockRejectedValueOnce(silence());
    TestBed.inject(UserStore).hide(bob.id);
    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.queryByText('Theirs')).toBeNull();
    read.mockResolvedValueOnce({ ...bob, relationship: { ...strangers, blocking: true } });
    fireEvent.click(retry);
    await screen.findByRole('heading', { name: 'You have blocked @bob' });
  });
});
