// Asks for what the first page shows while the client itself is still being loaded; early-answers.ts takes over from here.
(() => {
  const account = localStorage.getItem('minitwitter.account');

  /** @type {(url: string, init?: RequestInit) => Promise<unknown>} */
  const ask = async (url, init) => {
    // Whatever goes wrong is left to the client, which asks again and says so.
    const answer = await fetch(url, init).catch(() => null);
    return answer?.ok ? answer.json() : null;
  };

  /** @type {() => void} */
  let takenOver = () => undefined;
  /** @type {Promise<void>} */
  const takeover = new Promise((resolve) => (takenOver = resolve));

  /** @type {Promise<{ accessToken: string } | null>} */
  const session = new Promise((resolve) => {
    if (!account || !navigator.locks) return resolve(null);
    // The lock of session-tabs.ts, kept until the client has the session: no other tab refreshes it meanwhile.
    void navigator.locks.request('minitwitter-refresh', { ifAvailable: true }, async (lock) => {
      const { held = [] } = await navigator.locks.query();
      const isAlone = lock !== null && held.every(({ name }) => name !== 'minitwitter-tab');
      const found = isAlone ? await ask('/api/auth/refresh', { method: 'POST' }) : null;
      resolve(/** @type {{ accessToken: string } | null} */ (found));
      if (found) await Promise.race([takeover, new Promise((late) => setTimeout(late, 10_000))]);
    });
  });

  /** @type {(url: string) => Promise<unknown>} */
  const read = async (url) => {
    if (!account) return ask(url);
    const found = await session;
    return found && ask(url, { headers: { Authorization: `Bearer ${found.accessToken}` } });
  };

  const [, handle] = /^\/@(\w+)$/.exec(location.pathname) ?? [];
  const start = account ? '/api/timeline' : '/api/explore';
  const urls = handle
    ? [`/api/users/${handle}`, `/api/users/${handle}/tweets?limit=40`]
    : location.pathname === '/'
      ? [`${start}?limit=40`]
      : location.pathname === '/explore'
        ? ['/api/explore?limit=40']
        : [];
  const answers = new Map(urls.map((url) => [url, read(url)]));
  // Nobody is shown later what was true when the page was opened.
  setTimeout(() => answers.clear(), 10_000);
  Object.assign(window, { early: { session, takenOver, answers } });
})();
