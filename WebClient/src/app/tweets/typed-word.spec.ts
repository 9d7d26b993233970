import { typedWordAt } from './typed-word';

const wordAt = (marked: string) => typedWordAt(marked.replace('|', ''), marked.indexOf('|'));

describe('The word that is being typed', () => {
  it.each([
    ['@ad|', { kind: 'person', text: 'ad', start: 0, end: 3 }],
    ['hi @ad| there', { kind: 'person', text: 'ad', start: 3, end: 6 }],
    ['(#tea|)', { kind: 'hashtag', text: 'tea', start: 1, end: 5 }],
    ['＃日本|', { kind: 'hashtag', text: '日本', start: 0, end: 3 }],
    ['さん@ad|', { kind: 'person', text: 'ad', start: 2, end: 5 }],
    ['👍#tea|', { kind: 'hashtag', text: 'tea', start: 2, end: 6 }],
    ['@müll|', { kind: 'person', text: 'müll', start: 0, end: 5 }],
    ['line\n@ad|', { kind: 'person', text: 'ad', start: 5, end: 8 }],
  ])('is found in %j', (text, expected) => {
    expect(wordAt(text)).toEqual(expected);
  });

  it.each([
    '|',
    '@|',
    '# |',
    '@ad |',
    '@a|d',
    'me@example|',
    'C#sharp|',
    'a/#part|',
    '@@ad|',
    '&#x|',
    '#' + 'a'.repeat(51) + '|',
  ])('is none in %j', (text) => {
    expect(wordAt(text)).toBeNull();
  });
});
