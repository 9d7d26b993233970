import { TestBed } from '@angular/core/testing';
import { problemOf } from '../api/problem';
import { user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { writeAccount } from '../auth/account';
import { Drafts } from './drafts';

const draft = (answeredId?: string) => TestBed.inject(Drafts).of(answeredId);
const problem = problemOf(silence());
const reload = () => TestBed.resetTestingModule();

describe('A draft', () => {
  beforeEach(() => {
    writeAccount(user());
  });

  it('survives a reload', () => {
    draft().write('half a thought');
    reload();
    expect(draft().text()).toBe('half a thought');
  });

  it('leaves nothing behind once the tweet has arrived', () => {
    draft().write('a thought');
    draft().arrived(draft().send());
    expect(draft().text()).toBe('');
    expect(Object.keys(localStorage)).toEqual(['minitwitter.account']);
  });

  it('keeps its key when a send fails, so that the retry posts once', () => {
    draft().write('a thought');
    const first = draft().send();
    expect(draft().failed(first, problem)).toBe(true);
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
    draft().failed(first, problem);
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
    expect(draft().failed(first, problem)).toBe(false);
    expect(draft().text()).toBe('second');
  });

  it('is one for each tweet that is answered, and another for a new tweet', () => {
    draft().write('new');
    draft('7').write('to the seventh');
    reload();
    expect(draft().text()).toBe('new');
    expect(draft('7').text()).toBe('to the seventh');
    expect(draft('8').text()).toBe('');
  });

  it('of a quote is apart from that of a reply to the same tweet', () => {
    const quote = (id: string) => TestBed.inject(Drafts).ofQuote(id);
    draft('7').write('to the seventh');
    quote('7').write('about the seventh');
    reload();
    expect(draft('7').text()).toBe('to the seventh');
    expect(quote('7').text()).toBe('about the seventh');
    expect(quote('8').text()).toBe('');
    expect(draft().text()).toBe('');
  });

  it('of a quote makes room like any other: those about the oldest tweets go first', () => {
    const quote = (id: string) => TestBed.inject(Drafts).ofQuote(id);
    quote('100').write('about the hundredth');
    for (let id = 1; id <= 15; id++) draft(String(id)).write(`to ${id}`);
    for (let id = 1; id <= 15; id++) quote(String(id)).write(`about ${id}`);
    reload();
    expect(quote('100').text()).toBe('about the hundredth');
    expect(draft('1').text()).toBe('');
    expect(draft('2').text()).toBe('to 2');
    expect(quote('2').text()).toBe('about 2');
  });

  it('says why it came back, until it is sent again', () => {
    draft('7').write('a thought');
    draft('7').failed(draft('7').send(), problem);
    expect(draft('7').problem()).toBe(problem);
    expect(draft().problem()).toBeNull();
    draft('7').send();
    expect(draft('7').problem()).toBeNull();
  });

  it('to an old tweet makes room for one to a new tweet, and the new tweet’s own stays', () => {
    draft().write('new');
    for (let id = 1; id <= 31; id++) draft(String(id)).write(`to ${id}`);
    reload();
    expect(draft('1').text()).toBe('');
    expect(draft('2').text()).toBe('to 2');
    expect(draft('31').text()).toBe('to 31');
    expect(draft().text()).toBe('new');
  });
});
