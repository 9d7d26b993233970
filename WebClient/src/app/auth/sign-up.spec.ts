import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { session, user } from '../../testing/fixtures';
import { refusal } from '../../testing/refusal';
import { AuthClient } from './auth-client';
import { SessionKeeper } from './session-keeper';
import { SignUp } from './sign-up';

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: label }), { target: { value } });

function open() {
  const client = { register: vi.fn() };
  const keeper = { begin: vi.fn() };
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: AuthClient, useValue: client },
      { provide: SessionKeeper, useValue: keeper },
    ],
  });
  TestBed.createComponent(SignUp);
  return { client, keeper };
}

function fillIn(handle = 'ada') {
  type('Handle', handle);
  type('Name', 'Ada Lovelace');
  fireEvent.input(screen.getByLabelText('Password'), { target: { value: 'analytical engine' } });
}

const create = () => {
  fireEvent.click(screen.getByRole('button', { name: 'Create account' }));
};

describe('Creating an account', () => {
  it('registers and signs in', async () => {
    const { client, keeper } = open();
    const begun = session(user({ handle: 'ada' }));
    client.register.mockResolvedValueOnce(begun);
    fillIn();
    create();
    await waitFor(() => {
      expect(keeper.begin).toHaveBeenCalledWith(begun);
    });
    expect(client.register).toHaveBeenCalledWith({
      handle: 'ada',
      displayName: 'Ada Lovelace',
      password: 'analytical engine',
      email: null,
    });
  });

  it('asks for what is missing before it asks the server', async () => {
    const { client } = open();
    create();
    await screen.findByText('Choose a handle.');
    expect(client.register).not.toHaveBeenCalled();
  });

  it('says beside the handle that it is taken', async () => {
    const { client } = open();
    client.register.mockRejectedValueOnce(refusal(409, 'handle-taken'));
    fillIn();
    create();
    await screen.findByText('Somebody else has this handle.');
    const field = screen.getByRole('textbox', { name: 'Handle' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain(screen.getByText('Somebody else has this handle.').id);
  });

  it('shows the server’s sentence beside the field it names', async () => {
    const { client } = open();
    client.register.mockRejectedValueOnce(refusal(422, 'invalid', { errors: { password: ['One of those tried first.'] } }));
    fillIn();
    create();
    const message = await screen.findByText('One of those tried first.');
    expect(screen.getByLabelText('Password').getAttribute('aria-describedby')).toContain(message.id);
  });

  it('shows other problems with the form', async () => {
    const { client } = open();
    client.register.mockRejectedValueOnce(refusal(500, 'fault'));
    fillIn();
    create();
    await screen.findByText('Refused: fault.');
  });
});
