/** Null when there is no good answer: whatever went wrong is left to the client, which asks again and says so. */
export async function ask(url: string, init?: RequestInit): Promise<unknown> {
  try {
    const answer = await fetch(url, init);
    return answer.ok ? await answer.json() : null;
  } catch {
    // No connection, or an answer that broke off.
    return null;
  }
}
