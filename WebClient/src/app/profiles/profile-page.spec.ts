import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen } from '@testing-library/dom';
import { Relationship } from '../api/types';
import { session, tweet, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { TimelineClient } from '../timelines/timeline-client';
import { ProfilePage } from './profile-page';
import { RestrictionClient } from './restriction-client';
import { UserClient } from './user-client';

const strangers: Relationship = { following: false, followedBy: false, blocking: false, muting: false };

function show(relationship: Relationship) {
  const bob = user({ handle: 'bob', displayName: 'Bob', relationship });
  const profile = vi.fn().mockResolvedValue({ items: [], before: null, after: 'now' });
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: UserClient, useValue: { read: () => Promise.resolve(bob) } },
      { provide: RestrictionClient, useValue: { unblock: () => Promise.resolve(strangers) } },
      { provide: TimelineClient, useValue: { profile } },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  TestBed.createComponent(ProfilePage, { bindings: [inputBinding('handle', () => 'bob')] });
  return { bob, profile };
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
