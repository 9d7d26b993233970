import { Component, DestroyRef, ElementRef, afterNextRender, inject, input, output } from '@angular/core';

const gap = 4;
const edge = 8;

/**
 * A menu at the button that opened it, open as long as it exists: its buttons are the items. Arrows, Home and End walk
 * through it; Escape, Tab and a touch beside it close it.
 */
@Component({
  selector: 'mt-menu',
  host: {
    class: 'menu',
    role: 'menu',
    popover: 'manual',
    '[attr.aria-label]': 'label()',
    '(keydown)': 'press($event)',
  },
  template: `<ng-content />`,
})
export class Menu {
  private readonly menu = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly label = input.required<string>();
  readonly button = input.required<HTMLElement>();
  readonly closed = output();

  constructor() {
    const follow = () => {
      this.place();
    };
    const closeFromOutside = ({ target }: Event) => {
      const isInside =
        target instanceof Node && (this.menu.contains(target) || this.button().contains(target));
      if (!isInside) this.closed.emit();
    };
    document.addEventListener('pointerdown', closeFromOutside, true);
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow, { passive: true });
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('pointerdown', closeFromOutside, true);
      removeEventListener('scroll', follow);
      removeEventListener('resize', follow);
    });
    afterNextRender(() => {
      // Above everything, whatever its row cuts off.
      this.menu.showPopover();
      this.place();
      this.items()[0].focus({ preventScroll: true });
    });
  }

  protected press(event: KeyboardEvent): void {
    // No key pressed in a menu is a shortcut of the page.
    event.stopPropagation();
    const items = this.items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to: Partial<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const next = to[event.key];
    if (next !== undefined) items[next].focus({ preventScroll: true });
    else if (event.key === 'Escape' || event.key === 'Tab') this.leave();
    // From the button, Tab goes on as it would without the menu.
    if (next !== undefined || event.key === 'Escape') event.preventDefault();
  }

  private leave(): void {
    this.button().focus({ preventScroll: true });
    this.closed.emit();
  }

  private items(): HTMLElement[] {
    return Array.from(this.menu.querySelectorAll<HTMLElement>('[role=menuitem]'));
  }

  /** Below the button, or above it where there is more room; never beyond the screen. */
  private place(): void {
    const { top, bottom, left } = this.button().getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = this.menu;
    const isBelow = bottom + gap + offsetHeight <= innerHeight || top < innerHeight - bottom;
    style.top = `${isBelow ? bottom + gap : top - gap - offsetHeight}px`;
    style.left = `${Math.max(edge, Math.min(left, document.documentElement.clientWidth - offsetWidth - edge))}px`;
  }
}
