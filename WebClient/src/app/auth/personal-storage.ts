const prefix = 'minitwitter.';

/** What stays when somebody else uses this browser: who is signed in, which has an owner of its own to remove it. */
const kept = ['minitwitter.account', 'minitwitter.refreshed'];

/** Removes what people have left in this browser (drafts with their keys), but not what `accountId` has. */
export function forgetPeople(accountId: string | null): void {
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage))
      if (key.startsWith(prefix) && !kept.includes(key) && !isOf(accountId, key)) storage.removeItem(key);
}

function isOf(accountId: string | null, key: string): boolean {
  return accountId !== null && key.split('.')[2] === accountId;
}
