import { faultOf, overflowAt, tweetLength } from './tweet-length';

describe('The length of a tweet', () => {
  it.each([
    ['', 0],
    ['  hello\n', 5],
    ['👩‍👩‍👧‍👦', 1],
    ['e\u0301', 1],
    ['क्षि', 1],
    ['https://example.org/' + 'a'.repeat(300), 23],
    ['go to https://example.org/a, now', 6 + 23 + 5],
    ['a\n\nb', 4],
  ])('of %j is %i', (text, length) => {
    expect(tweetLength(text)).toBe(length);
  });

  it('is endless when one character is', () => {
    expect(tweetLength('e' + '\u0301'.repeat(400))).toBe(Infinity);
  });
});

describe('A text that is too long', () => {
  it('is marked from the first character that does not fit', () => {
    expect(overflowAt('x'.repeat(281))).toBe(280);
    expect(overflowAt('👩‍👩‍👧‍👦'.repeat(281))).toBe('👩‍👩‍👧‍👦'.length * 280);
  });

  it('is marked at the link that does not fit', () => {
    const text = 'x'.repeat(270) + ' https://example.org';
    expect(overflowAt(text)).toBe(271);
  });

  it('is not marked when it fits', () => {
    expect(overflowAt('short')).toBe(5);
  });
});

describe('A text that can not be sent', () => {
  it.each(['', '   \n ', '\u200b\u200d', '\u3164', '\u2800'])('is empty: %j', (text) => {
    expect(faultOf(text)).toBe('empty');
  });

  it('is too long', () => {
    expect(faultOf('x'.repeat(281))).toBe('too-long');
    expect(faultOf('x'.repeat(280))).toBeNull();
  });
});
