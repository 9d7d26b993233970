import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import type { HubConnection } from '@microsoft/signalr';
import { firstValueFrom } from 'rxjs';
import { Ticket } from '../api/types';

/** Milliseconds between attempts; the last one repeats. */
const pauses = [0, 500, 1_000, 2_000, 4_000, 8_000];
/** Three missed signs of life of the server, which come every 15 s. */
const silence = 45_000;

export type LiveState = 'off' | 'connecting' | 'connected' | 'lost';

type Handlers = Readonly<Record<string, (message: never) => void>>;

/** The connection to the hub: kept up, with a fresh single-use ticket for every attempt. */
@Injectable({ providedIn: 'root' })
export class LiveConnection {
  private readonly http = inject(HttpClient);
  private readonly now = signal<LiveState>('off');
  private connection: HubConnection | null = null;
  private run: symbol | null = null;
  private attempts = 0;
  private wake: () => void = () => undefined;

  readonly state = this.now.asReadonly();

  constructor() {
    addEventListener('online', () => {
      this.wake();
    });
    // A dead network does not close a socket: without this the loss would show a minute later.
    addEventListener('offline', () => void this.connection?.stop());
  }

  /** Connects and stays connected until `stop`; `connected` runs after every success. */
  async start(handlers: Handlers, connected: (again: boolean) => void): Promise<void> {
    if (this.run) return;
    const run = (this.run = Symbol());
    this.now.set('connecting');
    let connection: HubConnection | null = null;
    let closed: () => void = () => undefined;
    const connect = async () => {
      connection ??= await this.build(handlers, () => {
        closed();
      });
      await connection.start();
    };
    for (let before = false; this.run === run;) {
      const closing = new Promise<void>((resolve) => (closed = resolve));
      if (await this.succeeds(connect)) {
        this.attempts = 0;
        this.now.set('connected');
        connected(before);
        before = true;
        await closing;
      }
      if (this.run === run) await this.pause();
    }
    await (connection as HubConnection | null)?.stop();
  }

  /** From now on these are told of when they are counted, and no others. */
  async watchTweets(ids: readonly string[]): Promise<void> {
    try {
      await this.connection?.invoke('WatchTweets', ids);
    } catch {
      // Lost meanwhile: whoever watches says so again after the next connection.
    }
  }

  stop(): void {
    this.run = null;
    this.now.set('off');
    this.wake();
    void this.connection?.stop();
    this.connection = null;
  }

  private async build(handlers: Handlers, closed: () => void): Promise<HubConnection> {
    const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
    const connection = new HubConnectionBuilder()
      .withUrl('/hubs/timeline', {
        // One request, one ticket: negotiating first would spend it.
        skipNegotiation: true,
        transport: HttpTransportType.WebSockets,
        accessTokenFactory: () => this.ticket(),
      })
      .withServerTimeout(silence)
      .configureLogging(LogLevel.None)
      .build();
    for (const [name, handle] of Object.entries(handlers)) connection.on(name, handle);
    connection.onclose(closed);
    this.connection = connection;
    return connection;
  }

  private async ticket(): Promise<string> {
    const { ticket } = await firstValueFrom(this.http.post<Ticket>('/api/live/ticket', null));
    return ticket;
  }

  private async succeeds(connect: () => Promise<void>): Promise<boolean> {
    try {
      await connect();
      return true;
    } catch {
      // Whatever it was (no network, not even for the code of connections; no server, a ticket refused while it
      // restarts), the next attempt may succeed.
      return false;
    }
  }

  private pause(): Promise<void> {
    this.now.set('lost');
    const pause = pauses[Math.min(this.attempts++, pauses.length - 1)];
    return new Promise((resolve) => {
      // Not all clients of a restarted server at the same moment.
      const timer = setTimeout(resolve, pause * (0.75 + Math.random() / 2));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
