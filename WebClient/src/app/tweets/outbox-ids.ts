const prefix = 'sending-';

/** The id a tweet bears until the server has given it one. */
export function sendingId(key: string): string {
  return prefix + key;
}

/** Not yet acknowledged: can't be opened, edited or deleted. */
export function isSending(id: string): boolean {
  return id.startsWith(prefix);
}
