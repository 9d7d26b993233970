import { test as base } from '@playwright/test';
import { People } from './people';
import { Server } from './server';

export { expect } from '@playwright/test';

/**
 * `people` share a server with all other tests, `peopleElsewhere` are at another web node over the same data; `lonePeople`
 * have a server that a test may kill.
 */
export const test = base.extend<
  { people: People; peopleElsewhere: People; lonePeople: People },
  { server: Server }
>({
  server: [
    async ({}, use) => {
      await use(Server.shared());
    },
    { scope: 'worker' },
  ],
  people: async ({ browser, server }, use) => {
    const people = new People(browser, server);
    await use(people);
    await people.leave();
  },
  peopleElsewhere: [
    async ({ browser, server }, use) => lend(new People(browser, await server.startNode()), use),
    { timeout: 90_000 },
  ],
  lonePeople: [
    async ({ browser }, use) => lend(new People(browser, await Server.start()), use),
    { timeout: 90_000 },
  ],
});

async function lend(people: People, use: (people: People) => Promise<void>): Promise<void> {
  await use(people);
  try {
    await people.leave();
  } finally {
    await people.server.stop();
  }
}
