import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { User } from '../api/types';
import { session, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { BlockDialog } from './block-dialog';
import { BlockQuestion } from './block-question';
import { PersonMenuButton } from './person-menu-button';
import { Restrictions } from './restrictions';
import { UserClient } from './user-client';
import { UserStore } from './user-store';

const relationship = { following: false, followedBy: false, blocking: false, muting: false };
const bob = user({ handle: 'bob', relationship });

@Component({
  imports: [BlockDialog, PersonMenuButton],
  template: `
    <mt-person-menu-button [person]="bob" />
    @if (question.about(); as person) {
      <mt-block-dialog [person]="person" />
    }
  `,
})
class Place {
  protected readonly bob = bob;
  protected readonly question = inject(BlockQuestion);
}

async function open(known: User) {
  const restrictions = { block: vi.fn(), unblock: vi.fn(), mute: vi.fn(), unmute: vi.fn() };
  const read = vi.fn().mockResolvedValue(known);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Restrictions, useValue: restrictions },
      { provide: UserClient, useValue: { read } },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user()));
  TestBed.createComponent(Place);
  const button = await screen.findByRole('button', { name: 'More about @bob' });
  fireEvent.click(button);
  await screen.findByRole('menu', { name: 'More about @bob' });
  return { restrictions, read, button };
}

const item = (name: string) => screen.findByRole('menuitem', { name });

describe('The menu of a person', () => {
  it('mutes', async () => {
    const { restrictions, button } = await open(bob);
    fireEvent.click(await item('Mute @bob'));
    expect(restrictions.mute).toHaveBeenCalledExactlyOnceWith(bob);
    await waitFor(() => {
      expect(screen.queryByRole('menu')).toBeNull();
    });
    expect(document.activeElement).toBe(button);
  });

  it('finds out how one stands to them, and offers to end it', async () => {
    const { restrictions, read } = await open({
      ...bob,
      relationship: { ...relationship, blocking: true, muting: true },
    });
    await item('Unmute @bob');
    expect(read).toHaveBeenCalledExactlyOnceWith('bob');
    fireEvent.click(await item('Unblock @bob'));
    expect(restrictions.unblock).toHaveBeenCalledExactlyOnceWith(bob);
  });

  it('asks before it blocks, and says what that does', async () => {
    const { restrictions } = await open(bob);
    fireEvent.click(await item('Block @bob'));
    const dialog = await screen.findByRole('dialog', { name: 'Block @bob?' });
    expect(dialog.textContent).toContain('You stop following each other.');
    expect(restrictions.block).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Block' }));
    expect(restrictions.block).toHaveBeenCalledExactlyOnceWith(bob);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('does not block whoever is spared', async () => {
    const { restrictions } = await open(bob);
    fireEvent.click(await item('Block @bob'));
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(restrictions.block).not.toHaveBeenCalled();
    expect(TestBed.inject(UserStore).hidden().size).toBe(0);
  });
});
