import { startEarly } from './early';

// The development server has no such address: there the client is loaded by the page itself.
const client = document.currentScript?.dataset['client'];

function startClient(): void {
  if (!client) return;
  const script = document.createElement('script');
  script.type = 'module';
  script.src = client;
  document.head.append(script);
}

try {
  window.early = startEarly();
} finally {
  // Whatever becomes of the early page, the client comes.
  void (window.early?.painted ?? Promise.resolve()).then(startClient);
}
