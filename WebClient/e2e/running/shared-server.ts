import { Server } from './server';

/** Before all tests: the server that they share. Half of what tests cost is a server that compiles itself, for each one that is started. */
export default async function startSharedServer(): Promise<() => Promise<void>> {
  const server = await Server.start();
  server.share();
  return () => server.stop();
}
