import { startEarly } from './early';
import { element } from './element';

/** The client's main script and its other parts. The development server names none: there the page itself loads them. */
const [main, ...parts] = document.currentScript?.dataset['client']?.split(' ') ?? [];

function startClient(): void {
  document.head.append(
    element('script', { type: 'module', src: main }),
    ...parts.map((href) => element('link', { rel: 'modulepreload', href })),
  );
}

try {
  window.early = startEarly();
} finally {
  // Whatever becomes of the early page, the client comes.
  if (main) void (window.early?.painted ?? Promise.resolve()).then(startClient);
}
