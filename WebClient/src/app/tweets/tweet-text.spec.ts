import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { screen, waitFor } from '@testing-library/dom';
import { Facet } from '../api/types';
import { TweetText } from './tweet-text';

async function show(text: string, facets: Facet[] = []): Promise<HTMLElement> {
  TestBed.configureTestingModule({ providers: [provideRouter([])] });
  const fixture = TestBed.createComponent(TweetText, {
    bindings: [inputBinding('tweet', () => ({ text, facets }))],
  });
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('The text of a tweet', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '{{ constructor.constructor("alert(1)")() }}',
    '"><svg/onload=alert(1)>',
    '&lt;b&gt; &amp; &#x41;',
    "javascript:alert('x')",
    '<a href="javascript:alert(1)">x</a>',
    '@if (true) { <b>x</b> }',
    'two\n\nparagraphs  and   spaces',
  ])('is text and nothing but text: %j', async (text) => {
    const element = await show(text);
    expect(element.textContent).toBe(text);
    expect(element.querySelector(':not(span)')).toBeNull();
  });

  it('links mentions, hashtags and addresses', async () => {
    const element = await show('@ada on #maths at https://example.org', [
      { kind: 'mention', start: 0, length: 4, target: 'ada' },
      { kind: 'hashtag', start: 8, length: 6, target: 'maths' },
      { kind: 'link', start: 18, length: 19, target: 'https://example.org/' },
    ]);
    await waitFor(() => {
      expect(screen.getByRole('link', { name: '@ada' }).getAttribute('href')).toBe('/@ada');
    });
    expect(screen.getByRole('link', { name: '#maths' }).getAttribute('href')).toBe('/hashtags/maths');
    expect(element.textContent).toBe('@ada on #maths at https://example.org');
    for (const link of screen.getAllByRole('link'))
      expect(link.firstElementChild?.localName, 'nothing around it turns its direction').toBe('bdi');
    const outside = screen.getByRole('link', { name: 'https://example.org' });
    expect(outside.getAttribute('href')).toBe('https://example.org/');
    expect(outside.getAttribute('rel')).toContain('noopener');
  });
});
