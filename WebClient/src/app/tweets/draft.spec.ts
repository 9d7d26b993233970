import { TestBed } from '@angular/core/testing';
import { Draft } from './draft';

const draft = () => TestBed.inject(Draft);
const reload = () => TestBed.resetTestingModule();

describe('A draft', () => {
  it('survives a reload', () => {
    draft().write('half a thought');
    reload();
    expect(draft().text()).toBe('half a thought');
  });

  it('leaves nothing behind once the tweet has arrived', () => {
    draft().write('a thought');
    draft().arrived(draft().send());
    expect(draft().text()).toBe('');
    expect(localStorage.length).toBe(0);
  });

  it('keeps its key when a send fails, so that the retry posts once', () => {
    draft().write('a thought');
    const first = draft().send();
    expect(draft().failed(first)).toBe(true);
    expect(draft().text()).toBe('a thought');
    expect(draft().send().key).toBe(first.key);
  });

  it('keeps its key over a reload that cut off the answer', () => {
    draft().write('a thought');
    const first = draft().send();
    reload();
    expect(draft().text()).toBe('a thought');
    expect(draft().send().key).toBe(first.key);
  });

  it('gets another key when its text is another', () => {
    draft().write('a thought');
    const first = draft().send();
    draft().failed(first);
    draft().write('another thought');
    expect(draft().send().key).not.toBe(first.key);
  });

  it('gets another key for the same text written again', () => {
    draft().write('again');
    const first = draft().send();
    draft().arrived(first);
    draft().write('again');
    expect(draft().send().key).not.toBe(first.key);
  });

  it('gives way to what is being written already', () => {
    draft().write('first');
    const first = draft().send();
    draft().write('second');
    expect(draft().failed(first)).toBe(false);
    expect(draft().text()).toBe('second');
  });
});
