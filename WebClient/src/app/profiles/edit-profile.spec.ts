import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/dom';
import { session, user } from '../../testing/fixtures';
import { SessionStore } from '../auth/session-store';
import { EditProfile } from './edit-profile';
import { UserClient } from './user-client';

const ada = user({ bio: 'As it was' });

async function open() {
  const client = { change: vi.fn().mockResolvedValue({ ...ada, bio: 'Changed' }) };
  TestBed.configureTestingModule({ providers: [{ provide: UserClient, useValue: client }] });
  TestBed.inject(SessionStore).begin(session(ada));
  const closed = vi.fn();
  const dialog = TestBed.createComponent(EditProfile, {
    bindings: [inputBinding('user', () => ada), outputBinding('closed', closed)],
  });
  await dialog.whenStable();
  const bio = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Bio' });
  const write = async (text: string) => {
    fireEvent.input(bio, { target: { value: text } });
    await dialog.whenStable();
  };
  const leave = () => {
    TestBed.resetTestingModule();
  };
  return { dialog, closed, bio, write, leave };
}

describe('A change of the profile', () => {
  it('is there again when the dialog was closed, the page was left or reloaded', async () => {
    const { write, leave } = await open();
    await write('Half a change');
    leave();
    expect((await open()).bio.value).toBe('Half a change');
  });

  it('is discarded by Cancel', async () => {
    const { write, leave, closed } = await open();
    await write('Half a change');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(closed).toHaveBeenCalledOnce();
    leave();
    expect((await open()).bio.value).toBe('As it was');
  });

  it('leaves nothing behind once it is saved', async () => {
    const { write, closed } = await open();
    await write('Changed');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => {
      expect(closed).toHaveBeenCalledOnce();
    });
    expect(Object.keys(localStorage)).toEqual(['minitwitter.account']);
  });
});
