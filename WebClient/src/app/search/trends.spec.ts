import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { fireEvent, screen } from '@testing-library/dom';
import { silence } from '../../testing/refusal';
import { SearchClient } from './search-client';
import { Trends } from './trends';

function show() {
  const client = { trends: vi.fn<SearchClient['trends']>() };
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: SearchClient, useValue: client }],
  });
  return { client, draw: () => TestBed.createComponent(Trends) };
}

describe('Trends', () => {
  it('lead to their hashtags', async () => {
    const { client, draw } = show();
    client.trends.mockResolvedValue([
      { tag: 'tea', tweetsCount: 9, peopleCount: 3 },
      { tag: '日本', tweetsCount: 2, peopleCount: 2 },
    ]);
    draw();
    const links = await screen.findAllByRole('link');
    expect(links.map((link) => link.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^#tea 3 people$/),
      expect.stringMatching(/^#日本 2 people$/),
    ]);
    expect(links[1].getAttribute('href')).toBe(`/hashtags/${encodeURIComponent('日本')}`);
  });

  it('say so when there are none', async () => {
    const { client, draw } = show();
    client.trends.mockResolvedValue([]);
    draw();
    await screen.findByText('No trends just now.');
  });

  it('are asked for again when they could not be read', async () => {
    const { client, draw } = show();
    client.trends
      .mockRejectedValueOnce(silence())
      .mockResolvedValueOnce([{ tag: 'tea', tweetsCount: 2, peopleCount: 2 }]);
    draw();
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: /#tea/ });
  });

  it('are asked for once, however often they are shown', async () => {
    const { client, draw } = show();
    client.trends.mockResolvedValue([]);
    draw();
    draw();
    await screen.findAllByText('No trends just now.');
    expect(client.trends).toHaveBeenCalledOnce();
  });
});
