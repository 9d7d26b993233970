import { Session } from '../api/types';

/**
 * How long, in milliseconds, an access token lives from its issue on. Both times are the server's: the clock of this
 * device may be minutes off.
 */
export function lifeOf({ accessToken, expiresAt }: Session): number {
  const { iat, exp } = claimsOf(accessToken);
  return iat !== undefined && exp !== undefined ? (exp - iat) * 1_000 : Date.parse(expiresAt) - Date.now();
}

function claimsOf(token: string): { iat?: number; exp?: number } {
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(atob(payload)) as { iat?: number; exp?: number };
  } catch {
    // Not a JWT: the token is the server's business, and may become something else.
    return {};
  }
}
