import { DestroyRef, Injectable, inject } from '@angular/core';

/** One that answers `false` leaves the key to whoever bound it before. */
type Actions = Readonly<Record<string, () => unknown>>;

/** Single keys that act anywhere except where somebody types, and while no dialog is open. */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly layers: Actions[] = [];

  constructor() {
    document.addEventListener('keydown', (event) => {
      this.press(event);
    });
  }

  /** Binds keys for as long as the calling component lives. */
  use(actions: Actions): void {
    this.layers.unshift(actions);
    inject(DestroyRef).onDestroy(() => this.layers.splice(this.layers.indexOf(actions), 1));
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    if (document.querySelector('dialog[open]')) return;
    if (this.layers.some((layer) => event.key in layer && layer[event.key]() !== false))
      event.preventDefault();
  }
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable="true"]');
}
