/** Of the sticky header, under which nothing is being read: it grows with the size of the text. */
export function headerHeight(): number {
  return document.querySelector<HTMLElement>('.page-head:not(.early-page *)')?.offsetHeight || 57;
}
