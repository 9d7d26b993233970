/** An address of this application, or its start: a link must not send people who sign in elsewhere. */
export function localAddress(address: string | undefined): string {
  return address && /^\/(?![/\\])/.test(address) ? address : '/';
}
