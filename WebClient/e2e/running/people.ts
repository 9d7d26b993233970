import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { Api } from './api';
import type { Server } from './server';
import { watch } from './troubles';

export const password = 'correct horse battery staple';

/** Somebody with an account of their own, and a browser that is signed in to it. */
export interface Person {
  handle: string;
  name: string;
  api: Api;
  context: BrowserContext;
  page: Page;
}

/** Those who take part in one test, each fresh, each in a browser context of their own. */
export class People {
  private readonly opened: { context: BrowserContext; troubles: string[] }[] = [];

  constructor(
    private readonly browser: Browser,
    readonly server: Server,
    /** Looking for troubles takes time in every page: not in one that is measured. */
    private readonly look = watch,
  ) {}

  async join(name = 'Ada Lovelace', options: BrowserContextOptions = {}, wanted?: string): Promise<Person> {
    const { handle, api } = await this.register(name, wanted);
    const context = await this.open({ ...options, storageState: signedIn(this.server.url, api) });
    return { handle, name, api, context, page: await context.newPage() };
  }

  /** An account without a browser. */
  async register(name: string, handle = freshHandle(name)): Promise<{ handle: string; api: Api }> {
    return { handle, api: await Api.register(this.server.url, { handle, displayName: name, password }) };
  }

  /** Somebody who is not signed in. */
  async visitor(options: BrowserContextOptions = {}): Promise<Page> {
    return (await this.open(options)).newPage();
  }

  /** Closes everything; no page may have had troubles. */
  async leave(): Promise<void> {
    const troubles = this.opened.flatMap((one) => one.troubles);
    for (const context of this.browser.contexts().filter((one) => this.isOurs(one))) {
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await context.close();
    }
    expect(troubles, 'troubles on the pages').toEqual([]);
  }

  /** Some tests have closed theirs already. */
  private isOurs(context: BrowserContext): boolean {
    return this.opened.some((one) => one.context === context);
  }

  private async open(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.server.url,
      // Skeletons that breathe keep a processor busy that has better things to do.
      reducedMotion: 'reduce',
      ...options,
    });
    this.opened.push({ context, troubles: await this.look(context) });
    return context;
  }
}

export function freshHandle(name: string): string {
  return `${name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 6)}_${randomBytes(4).toString('hex')}`;
}

/** As the client itself leaves it after signing in: the cookie, and who it was. */
function signedIn(url: string, { session, cookie }: Api): BrowserContextOptions['storageState'] {
  const { id, handle, displayName, avatarUrl } = session.user;
  return {
    cookies: [
      {
        ...cookie,
        domain: new URL(url).hostname,
        path: '/api/auth',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Strict',
      },
    ],
    origins: [
      {
        origin: url,
        localStorage: [
          { name: 'minitwitter.account', value: JSON.stringify({ id, handle, displayName, avatarUrl }) },
        ],
      },
    ],
  };
}
