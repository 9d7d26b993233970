/** Whether a click is meant for the card itself: not for a control in it or another card, nor the end of selecting text. */
export function isOwnClick({ target, currentTarget }: MouseEvent): boolean {
  const nearest =
    target instanceof Element
      ? target.closest('a, button, textarea, form, [role=menu], article, .quoted')
      : null;
  return nearest === currentTarget && getSelection()?.isCollapsed !== false;
}
