import { Router } from '@angular/router';

/**
 * Opens what a card stands for, as a link would: a middle click, or one with Ctrl, ⌘ or Shift, opens a tab or window of
 * its own. A click on a control in the card or on another card, and the end of selecting text, open nothing.
 */
export function openFromClick(event: MouseEvent, router: Router, address: string): void {
  const isPlain = event.button === 0 && !event.altKey;
  if (!(isPlain || event.button === 1) || !isOwnClick(event)) return;
  if (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey) openTab(event, address);
  else void router.navigateByUrl(address);
}

/** A press with the middle button would otherwise begin to scroll the page, and one with Shift to select text. */
export function prepareClick(event: MouseEvent): void {
  if ((event.button === 1 || event.shiftKey) && isOwnClick(event)) event.preventDefault();
}

function openTab(event: MouseEvent, address: string): void {
  event.preventDefault();
  // Shift asks for a window of its own; only with a size is it one.
  const isWindow = event.shiftKey && !event.ctrlKey && !event.metaKey;
  const size = isWindow ? `,width=${outerWidth},height=${outerHeight}` : '';
  open(address, '_blank', `noopener${size}`);
}

function isOwnClick({ target, currentTarget }: MouseEvent): boolean {
  const nearest =
    target instanceof Element
      ? target.closest('a, button, input, textarea, form, summary, [role=menu], article, .quoted')
      : null;
  return nearest === currentTarget && getSelection()?.isCollapsed !== false;
}
