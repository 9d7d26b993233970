import { Component, input, inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { fireEvent, screen, waitFor, within } from '@testing-library/dom';
import { Tweet } from '../api/types';
import { session, tweet, user } from '../../testing/fixtures';
import { refusal } from '../../testing/refusal';
import { SessionStore } from '../auth/session-store';
import { Notices } from '../shell/notices';
import { Composing } from './composing';
import { DeleteDialog } from './delete-dialog';
import { TweetCard } from './tweet-card';
import { TweetClient } from './tweet-client';
import { TweetStore } from './tweet-store';

@Component({
  imports: [DeleteDialog, TweetCard],
  template: '<article mtTweetCard [tweetId]="tweetId()"></article><mt-delete-dialog />',
})
class List {
  readonly tweetId = input.required<string>();
}

const ada = user({ handle: 'ada', displayName: 'Ada' });

async function show(shown: Tweet, { signedIn = true } = {}) {
  const client = { edit: vi.fn(), delete: vi.fn(), mark: vi.fn(() => new Promise(() => undefined)) };
  TestBed.configureTestingModule({
    providers: [provideRouter([{ path: '**', children: [] }]), { provide: TweetClient, useValue: client }],
  });
  if (signedIn) TestBed.inject(SessionStore).begin(session(ada));
  const store = TestBed.inject(TweetStore);
  store.put([shown]);
  TestBed.createComponent(List, { bindings: [inputBinding('tweetId', () => shown.id)] });
  const card = await screen.findByRole('article');
  await within(card).findByText(shown.text);
  return { card, client, store };
}

async function edit(card: HTMLElement, text: string) {
  fireEvent.click(within(card).getByRole('button', { name: 'Edit tweet' }));
  const box = await within(card).findByRole('textbox', { name: 'Edit tweet' });
  fireEvent.input(box, { target: { value: text } });
  fireEvent.click(within(card).getByRole('button', { name: 'Save' }));
}

describe('A tweet', () => {
  it('is named by its author, its time and its text', async () => {
    const { card } = await show(tweet({ author: ada, text: 'hello there' }));
    expect(screen.getByRole('article', { name: /Ada.*@ada.*hello there/s })).toBe(card);
  });

  it('can be changed by its author only', async () => {
    const { card } = await show(tweet({ text: 'not mine' }));
    expect(within(card).queryByRole('button', { name: /Edit|Delete/ })).toBeNull();
  });

  it('opens with Enter', async () => {
    const shown = tweet();
    const { card } = await show(shown);
    fireEvent.keyDown(card, { key: 'Enter' });
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toBe(`/tweets/${shown.id}`);
    });
  });

  it('says whom it answers, and how often it was answered', async () => {
    const replyTo = { id: '7', authorId: '8', handle: 'grace' };
    const { card } = await show(tweet({ replyTo, repliesCount: 1_234 }));
    expect(
      within(card)
        .getByText(/Replying to/)
        .textContent?.trim(),
    ).toBe('Replying to @grace');
    expect(within(card).getByRole('link', { name: '@grace' }).getAttribute('href')).toBe('/@grace');
    expect(within(card).getByRole('button', { name: '1234 replies. Reply' }).textContent?.trim()).toBe(
      '1.2K',
    );
  });

  it.each(['r', 'the button'])('is answered with %s', async (way) => {
    const shown = tweet({ repliesCount: 1 });
    const { card } = await show(shown);
    if (way === 'r') fireEvent.keyDown(card, { key: 'r' });
    else fireEvent.click(within(card).getByRole('button', { name: '1 reply. Reply' }));
    expect(TestBed.inject(Composing).open()?.answered).toEqual(shown);
  });

  it.each([
    ['l', '2 likes. Like', '3 likes. Like', 'like'],
    ['b', 'Bookmark', 'Bookmark', 'bookmark'],
  ])('has a switch, and %s for it, that says how it stands', async (key, name, pressedName, mark) => {
    const shown = tweet({ likesCount: 2 });
    const { card, client } = await show(shown);
    within(card).getByRole('button', { name, pressed: false });
    fireEvent.keyDown(card, { key });
    await within(card).findByRole('button', { name: pressedName, pressed: true });
    expect(client.mark).toHaveBeenCalledWith(shown.id, mark, true);
    fireEvent.click(within(card).getByRole('button', { name: pressedName }));
    await within(card).findByRole('button', { name, pressed: false });
  });

  it('leads visitors to sign in, and back, when they want to answer it', async () => {
    const { card } = await show(tweet(), { signedIn: false });
    fireEvent.click(within(card).getByRole('button', { name: '0 replies. Reply' }));
    await waitFor(() => {
      expect(TestBed.inject(Router).url).toBe('/sign-in?then=%2F');
    });
    expect(TestBed.inject(Composing).open()).toBeNull();
  });

  it('is edited with e, where it stands', async () => {
    const { card } = await show(tweet({ author: ada, text: 'mine' }));
    fireEvent.keyDown(card, { key: 'e' });
    const box = await within(card).findByRole<HTMLTextAreaElement>('textbox', { name: 'Edit tweet' });
    expect(box.value).toBe('mine');
  });

  it('keeps what is being written when the tweet is liked meanwhile', async () => {
    const shown = tweet({ author: ada, text: 'before' });
    const { card, client, store } = await show(shown);
    fireEvent.click(within(card).getByRole('button', { name: 'Edit tweet' }));
    const box = await within(card).findByRole('textbox', { name: 'Edit tweet' });
    fireEvent.input(box, { target: { value: 'after' } });
    store.count({ ...shown, likesCount: 7 });
    await within(card).findByRole('button', { name: /^7 likes/ });
    fireEvent.click(within(card).getByRole('button', { name: 'Save' }));
    expect(client.edit).toHaveBeenCalledWith(shown.id, 'after');
  });

  it('shows an edit at once', async () => {
    const { card, client } = await show(tweet({ author: ada, text: 'before' }));
    client.edit.mockReturnValueOnce(new Promise(() => undefined));
    await edit(card, 'after');
    await within(card).findByText('after');
    expect(within(card).getByText(/edited/)).toBeTruthy();
  });

  it('comes back as it was, with the new text still in the box, when an edit is refused', async () => {
    const { card, client, store } = await show(tweet({ id: '77', author: ada, text: 'before' }));
    client.edit.mockRejectedValueOnce(refusal(422, 'tweet-too-long'));
    await edit(card, 'after');
    await within(card).findByText(/was not changed.*tweet-too-long/);
    expect(store.tweet('77')()?.text).toBe('before');
    expect(within(card).getByRole<HTMLTextAreaElement>('textbox').value).toBe('after');
  });

  it('is deleted after a question, and told to the server when the time for undoing is over', async () => {
    const { card, client, store } = await show(tweet({ id: '78', author: ada }));
    client.delete.mockResolvedValueOnce(null);
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this tweet?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(store.hidden().has('78')).toBe(true);
    expect(client.delete).not.toHaveBeenCalled();
    const notices = TestBed.inject(Notices);
    notices.dismiss(notices.notices()[0].id);
    expect(client.delete).toHaveBeenCalledWith('78');
  });

  it('stays when deleting is undone', async () => {
    const { card, client, store } = await show(tweet({ id: '79', author: ada }));
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    TestBed.inject(Notices).notices()[0].action?.run();
    expect(store.hidden().has('79')).toBe(false);
    expect(client.delete).not.toHaveBeenCalled();
  });

  it('comes back with the reason when the server does not delete it', async () => {
    const { card, client, store } = await show(tweet({ id: '80', author: ada }));
    client.delete.mockRejectedValueOnce(refusal(503, 'storage-away'));
    fireEvent.click(within(card).getByRole('button', { name: 'Delete tweet' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
    const notices = TestBed.inject(Notices);
    notices.dismiss(notices.notices()[0].id);
    await waitFor(() => {
      expect(store.hidden().has('80')).toBe(false);
    });
    expect(notices.notices()[0].text).toMatch(/was not deleted/);
  });
});
