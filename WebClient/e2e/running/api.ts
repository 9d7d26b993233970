import { randomUUID } from 'node:crypto';
import type { Page, Relationship, Session, Tweet, User } from '../../src/app/api/types';

/** The HTTP API, as one signed-in person uses it: to prepare what a browser will see. */
export class Api {
  private constructor(
    private readonly url: string,
    readonly session: Session,
    /** What a browser would keep of the session. */
    readonly cookie: { name: string; value: string },
  ) {}

  static async register(
    url: string,
    registration: { handle: string; displayName: string; password: string },
  ): Promise<Api> {
    const answer = await fetch(`${url}/api/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(registration),
    });
    if (!answer.ok) throw new Error(`Registering answered ${answer.status}: ${await answer.text()}`);
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(answer.headers.getSetCookie()[0]) ?? [];
    return new Api(url, (await answer.json()) as Session, { name, value });
  }

  post(text: string, replyTo?: string): Promise<Tweet> {
    return this.send<Tweet>('POST', '/api/tweets', { text, replyTo }, { 'Idempotency-Key': randomUUID() });
  }

  quote(quoteOf: string, text: string): Promise<Tweet> {
    return this.send<Tweet>('POST', '/api/tweets', { text, quoteOf }, { 'Idempotency-Key': randomUUID() });
  }

  repost(id: string): Promise<Tweet> {
    return this.send<Tweet>('PUT', `/api/tweets/${id}/repost`);
  }

  undoRepost(id: string): Promise<Tweet> {
    return this.send<Tweet>('DELETE', `/api/tweets/${id}/repost`);
  }

  /** In this order, several at a time. */
  async postMany(count: number, text: (index: number) => string): Promise<void> {
    const width = 50;
    for (let from = 0; from < count; from += width)
      await Promise.all(
        Array.from({ length: Math.min(width, count - from) }, (_, i) => this.post(text(from + i))),
      );
  }

  edit(id: string, text: string): Promise<Tweet> {
    return this.send<Tweet>('PATCH', `/api/tweets/${id}`, { text });
  }

  async delete(id: string): Promise<void> {
    await this.send('DELETE', `/api/tweets/${id}`);
  }

  follow(handle: string): Promise<Relationship> {
    return this.send<Relationship>('PUT', `/api/users/${handle}/follow`);
  }

  unfollow(handle: string): Promise<Relationship> {
    return this.send<Relationship>('DELETE', `/api/users/${handle}/follow`);
  }

  block(handle: string): Promise<Relationship> {
    return this.send<Relationship>('PUT', `/api/users/${handle}/block`);
  }

  unblock(handle: string): Promise<Relationship> {
    return this.send('DELETE', `/api/users/${handle}/block`);
  }

  mute(handle: string): Promise<Relationship> {
    return this.send<Relationship>('PUT', `/api/users/${handle}/mute`);
  }

  change(profile: Partial<Pick<User, 'displayName' | 'bio' | 'location' | 'website'>>): Promise<User> {
    return this.send<User>('PATCH', '/api/me', profile);
  }

  like(id: string): Promise<Tweet> {
    return this.send<Tweet>('PUT', `/api/tweets/${id}/like`);
  }

  unlike(id: string): Promise<Tweet> {
    return this.send<Tweet>('DELETE', `/api/tweets/${id}/like`);
  }

  bookmark(id: string): Promise<Tweet> {
    return this.send<Tweet>('PUT', `/api/tweets/${id}/bookmark`);
  }

  unbookmark(id: string): Promise<Tweet> {
    return this.send<Tweet>('DELETE', `/api/tweets/${id}/bookmark`);
  }

  async tweetsOf(handle: string): Promise<Tweet[]> {
    return (await this.send<Page<Tweet>>('GET', `/api/users/${handle}/tweets?limit=100`)).items;
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<T> {
    const answer = await this.request(method, path, body, headers);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  private request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: {
        Authorization: `Bearer ${this.session.accessToken}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }
}
