import { effect, inject, untracked } from '@angular/core';
import { LiveConnection } from './live-connection';

/**
 * Called by a component that has read something: `readAgain` runs when the live connection is made while it is shown. What
 * happened since it was read was told to nobody here.
 */
export function whenConnected(readAgain: () => void): void {
  const state = inject(LiveConnection).state;
  let before = state();
  effect(() => {
    const now = state();
    if (now === 'connected' && before !== now) untracked(readAgain);
    before = now;
  });
}
