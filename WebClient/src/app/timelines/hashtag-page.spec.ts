import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Title } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { fireEvent, screen } from '@testing-library/dom';
import { Page, Tweet } from '../api/types';
import { tweet } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { HashtagPage } from './hashtag-page';
import { TimelineClient } from './timeline-client';

const page = (...items: Tweet[]): Page<Tweet> => ({ items, before: null, after: 'now' });

function show(tag = 'tea') {
  const client = { hashtag: vi.fn<TimelineClient['hashtag']>() };
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: TimelineClient, useValue: client }],
  });
  const named = signal(tag);
  const draw = () => TestBed.createComponent(HashtagPage, { bindings: [inputBinding('tag', named)] });
  return { client, named, draw };
}

describe('A hashtag', () => {
  it('shows its tweets under its name', async () => {
    const { client, draw } = show();
    client.hashtag.mockResolvedValueOnce(page(tweet({ text: 'second' }), tweet({ text: 'first' })));
    draw();
    await screen.findByRole('feed', { name: 'Tweets with #tea' });
    expect(screen.getByRole('heading', { level: 1 }).textContent.trim()).toBe('#tea');
    expect(screen.getAllByRole('article')).toHaveLength(2);
    expect(client.hashtag).toHaveBeenCalledExactlyOnceWith('tea', {});
    expect(TestBed.inject(Title).getTitle()).toContain('#tea');
  });

  it('says when nobody has written it', async () => {
    const { client, draw } = show();
    client.hashtag.mockResolvedValueOnce(page());
    draw();
    await screen.findByRole('heading', { name: 'Nobody has written #tea yet' });
  });

  it('can be tried again', async () => {
    const { client, draw } = show();
    client.hashtag.mockRejectedValueOnce(silence()).mockResolvedValueOnce(page(tweet({ text: 'here' })));
    draw();
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByText('here');
  });

  it('makes place for another one', async () => {
    const { client, named, draw } = show();
    client.hashtag.mockResolvedValueOnce(page(tweet({ text: 'with tea' })));
    draw();
    await screen.findByText('with tea');
    client.hashtag.mockResolvedValueOnce(page(tweet({ text: 'with milk' })));
    named.set('milk');
    await screen.findByText('with milk');
    expect(screen.queryByText('with tea')).toBeNull();
  });

  it('is read anew by a link to it', async () => {
    const { client, draw } = show();
    client.hashtag.mockResolvedValueOnce(page(tweet({ text: 'old' })));
    const first = draw();
    await screen.findByText('old');
    first.destroy();
    client.hashtag.mockResolvedValueOnce(page(tweet({ text: 'new' })));
    draw();
    await screen.findByText('new');
  });
});
