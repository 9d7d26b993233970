import { localAddress } from './local-address';

describe('Where to go after signing in', () => {
  it('is an address of this application', () => {
    expect(localAddress('/@ada/followers')).toBe('/@ada/followers');
  });

  it.each([undefined, '', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'is never %j',
    (address) => {
      expect(localAddress(address)).toBe('/');
    },
  );
});
