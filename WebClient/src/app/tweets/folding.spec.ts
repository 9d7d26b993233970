import { isTall } from './folding';

describe('A text', () => {
  it.each([
    ['of 280 characters in one line', 'x'.repeat(280), false],
    ['of 12 lines', 'x\n'.repeat(11) + 'x', false],
    ['of 13 lines', 'x\n'.repeat(12) + 'x', true],
    ['of 278 newlines', `x${'\n'.repeat(278)}y`, true],
    ['with a link of 2,000 characters', `https://example.org/${'a'.repeat(2_000)}`, true],
    ['of 280 wide characters', '字'.repeat(280), false],
  ])('%s is folded: %#', (_, text, tall) => {
    expect(isTall(text)).toBe(tall);
  });
});
