import { ElementRef, Injector, afterNextRender, effect, inject } from '@angular/core';

/**
 * Called by a component that shows something else after `changes`: the focus that goes with what is taken away goes to the
 * page as a whole, so that keys go on from there, rather than from the very beginning.
 */
export function keepFocus(changes: () => unknown): void {
  const injector = inject(Injector);
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  effect(() => {
    changes();
    const focused = document.activeElement;
    if (!host.contains(focused)) return;
    afterNextRender(
      () => {
        if (!focused?.isConnected) host.closest('main')?.focus({ preventScroll: true });
      },
      { injector },
    );
  });
}
