import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen, within } from '@testing-library/dom';
import { quoteOf, tweet } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { Quotes } from './quotes';
import { TimelineClient } from './timeline-client';

const quoted = tweet({ id: '7', text: 'What it is about' });

function show() {
  const quotes = vi.fn();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      { provide: TimelineClient, useValue: { quotes } },
    ],
  });
  const create = () => TestBed.createComponent(Quotes, { bindings: [inputBinding('id', () => '7')] });
  return { quotes, create };
}

describe('What quotes a tweet', () => {
  it('is listed, with what it quotes', async () => {
    const { quotes, create } = show();
    const items = [tweet({ text: 'So true', quoteOf: quoteOf(quoted) })];
    quotes.mockResolvedValueOnce({ items, before: null, after: null });
    create();
    const feed = await screen.findByRole('feed', { name: 'Quotes' });
    await within(feed).findByRole('article', { name: /So true.*What it is about/s });
    expect(screen.getByRole('link', { name: 'Back to the tweet' }).getAttribute('href')).toBe('/tweets/7');
    expect(quotes).toHaveBeenCalledWith('7', {});
  });

  it('is said to be nothing so far', async () => {
    const { quotes, create } = show();
    quotes.mockResolvedValueOnce({ items: [], before: null, after: null });
    create();
    await screen.findByText('No quotes yet');
  });

  it('is on its way, cannot be read, and is asked for again', async () => {
    const { quotes, create } = show();
    quotes
      .mockRejectedValueOnce(silence())
      .mockResolvedValueOnce({ items: [tweet({ text: 'So true' })], before: null, after: null });
    create();
    await screen.findByText(/can’t be reached/);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('So true');
  });
});
