/** Null when there is no good answer: whatever went wrong is left to the client, which asks again and says so. */
export async function ask(url: string, init?: RequestInit): Promise<unknown> {
  try {
    const answer = await fetch(url, init);
    if (answer.ok) return await answer.json();
    // Left unread, it would keep its connection.
    await answer.body?.cancel();
    return null;
  } catch {
    // No connection, or an answer that broke off.
    return null;
  }
}
