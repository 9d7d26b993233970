import { provideLocationMocks } from '@angular/common/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { Page, User } from '../api/types';
import { session, user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { FindPeople } from './find-people';
import { SearchClient } from './search-client';
import { SearchPage } from './search-page';

const found = (...items: User[]): Page<User> => ({ items, before: null, after: null });

async function open(address: string, answer?: Promise<Page<User>>) {
  const client = { people: vi.fn<SearchClient['people']>() };
  if (answer) client.people.mockReturnValueOnce(answer);
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: 'search', component: SearchPage }], withComponentInputBinding()),
      provideLocationMocks(),
      { provide: SearchClient, useValue: client },
    ],
  });
  TestBed.inject(SessionStore).begin(session(user({ handle: 'me' })));
  const harness = await RouterTestingHarness.create();
  await harness.navigateByUrl(address);
  return { client, harness };
}

describe('Searching for people', () => {
  it('lists those who are found, to be followed', async () => {
    const ada = user({ handle: 'ada', displayName: 'Ada <i>Lovelace</i>' });
    const { client } = await open('/search?q=%20ada%20', Promise.resolve(found(ada)));
    await screen.findByRole('feed', { name: 'People found for ada' });
    await screen.findByRole('button', { name: 'Follow @ada' });
    expect(screen.getByText('Ada <i>Lovelace</i>')).toBeTruthy();
    expect(client.people).toHaveBeenCalledExactlyOnceWith('ada', {});
  });

  it('says when there is nobody', async () => {
    await open('/search?q=zzz', Promise.resolve(found()));
    await screen.findByRole('heading', { name: 'Nobody found' });
  });

  it('asks for a text where there is none', async () => {
    const { client } = await open('/search');
    await screen.findByRole('heading', { name: 'Who are you looking for?' });
    expect(client.people).not.toHaveBeenCalled();
  });

  it('can be tried again', async () => {
    const { client } = await open('/search?q=ada', Promise.reject(silence() as Error));
    client.people.mockResolvedValueOnce(found(user({ handle: 'ada' })));
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Follow @ada' });
  });

  it('starts from the box, whose text stays', async () => {
    const { client, harness } = await open('/search?q=ada', Promise.resolve(found()));
    client.people.mockResolvedValueOnce(found(user({ handle: 'grace' })));
    const box = await screen.findByRole<HTMLInputElement>('searchbox');
    expect(box.value).toBe('ada');
    fireEvent.input(box, { target: { value: ' @grace ' } });
    fireEvent.submit(screen.getByRole('search'));
    await screen.findByRole('button', { name: 'Follow @grace' });
    await harness.fixture.whenStable();
    expect(box.value).toBe('@grace');
    expect(client.people).toHaveBeenLastCalledWith('@grace', {});
  });

  it('does nothing without a text', async () => {
    const { client } = await open('/search');
    TestBed.createComponent(FindPeople);
    fireEvent.submit((await screen.findAllByRole('search'))[0]);
    await waitFor(() => {
      expect(client.people).not.toHaveBeenCalled();
    });
  });
});
