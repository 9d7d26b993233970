import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';

const webApi = resolve(import.meta.dirname, '../../../WebApi');
const startTime = 60_000;
/** Where the other processes of the tests find the server that they share. */
const sharedServer = 'MINITWITTER_E2E_SERVER';
/** For a server of a few minutes: it does not measure itself so as to get faster later, and has one heap instead of one per processor. */
const brief = { DOTNET_TieredPGO: '0', DOTNET_gcServer: '0' };

/** The real server, as it was built last, with data of its own. */
export class Server {
  private process: ChildProcess | null = null;
  private output = '';

  private constructor(
    readonly url: string,
    private readonly data: string,
    private readonly role: 'All' | 'Web' = 'All',
  ) {}

  static async start(): Promise<Server> {
    const server = new Server(
      `http://127.0.0.1:${await freePort()}`,
      await mkdtemp(join(tmpdir(), 'minitwitter-e2e-')),
    );
    await server.restart();
    return server;
  }

  /** The one that `share` was called of, in whatever process; it is not for who only shares it to stop. */
  static shared(): Server {
    const { url, data } = JSON.parse(env[sharedServer] ?? '') as { url: string; data: string };
    return new Server(url, data);
  }

  /** With the processes that this one starts. */
  share(): void {
    env[sharedServer] = JSON.stringify({ url: this.url, data: this.data });
  }

  /** One more web node over the data of this server, which does its grains' work. */
  async startNode(): Promise<Server> {
    const node = new Server(`http://127.0.0.1:${await freePort()}`, this.data, 'Web');
    await node.restart();
    return node;
  }

  /** At the same address, with the same data. */
  async restart(): Promise<void> {
    const process = spawn(
      'dotnet',
      [
        newestBuild(),
        `--urls=${this.url}`,
        `--MiniTwitter:DataDirectory=${this.data}`,
        `--MiniTwitter:Role=${this.role}`,
        '--MiniTwitter:RateLimits:Enabled=false',
        // Opens a gateway for web nodes.
        '--MiniTwitter:AdvertisedAddress=127.0.0.1',
        '--MiniTwitter:Hashtags:CountEvery=00:00:00.5',
      ],
      { cwd: webApi, env: { ...env, ...brief }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    for (const stream of [process.stdout, process.stderr])
      stream.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-10_000)));
    this.process = process;
    await this.waitUntilReady(process);
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    if (this.role === 'All') await rm(this.data, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const process = this.process;
    this.process = null;
    if (!process || process.exitCode !== null) return;
    const ended = once(process, 'exit');
    process.kill(signal);
    await ended;
  }

  private async waitUntilReady(process: ChildProcess): Promise<void> {
    for (const deadline = Date.now() + startTime; Date.now() < deadline; await pause(100)) {
      if (process.exitCode !== null) break;
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error(`The server did not become ready.\n${this.output}`);
  }
}

function newestBuild(): string {
  const builds = ['Release', 'Debug']
    .map((configuration) => join(webApi, `bin/${configuration}/net10.0/MiniTwitter.WebApi.dll`))
    .filter((file) => existsSync(file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (builds.length === 0) throw new Error('Build the server first: dotnet build -c Release WebApi');
  return builds[0];
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  await once(listener, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
