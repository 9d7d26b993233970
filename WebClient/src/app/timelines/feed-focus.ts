import { headerHeight } from './header-height';
import { isTyping } from '../shell/shortcuts';

const rowsOfPage = '.feed-row:not(.early-page *)';
const focusable = 'a[href], button:enabled, input:enabled, textarea:enabled, [tabindex="0"]';

/** Moves the keyboard's focus from article to article, and out of the feed. */
export class FeedFocus {
  private last: string | null = null;
  private wanted: string | null = null;

  constructor(private readonly feed: () => HTMLElement) {}

  first(): void {
    this.focus(this.feed().querySelector<HTMLElement>(rowsOfPage) ?? undefined);
  }

  /** Before other rows are drawn: when the one in focus goes from the list, the one that takes its place is to have it. */
  prepare(before: readonly string[], after: readonly string[]): void {
    const row = document.activeElement?.closest<HTMLElement>('.feed-row');
    const id = row && this.feed().contains(row) ? row.dataset['id'] : undefined;
    if (id === undefined || after.includes(id)) return;
    const stay = new Set(after);
    const at = before.indexOf(id);
    const [above, below] = [before.slice(0, at), before.slice(at + 1)];
    this.wanted = below.find((one) => stay.has(one)) ?? above.findLast((one) => stay.has(one)) ?? null;
  }

  /** The one that had it before the page was left, once it is drawn. */
  want(id: string): void {
    this.wanted = id;
  }

  /** The id of the row in focus. */
  get focused(): string | null {
    const row = document.activeElement?.closest<HTMLElement>('.feed-row');
    return (row && this.feed().contains(row) && row.dataset['id']) || null;
  }

  /** Once that one is drawn, unless the focus is somewhere else by now. */
  resume(): void {
    if (this.wanted === null) return;
    const row = this.rows().find((one) => one.dataset['id'] === this.wanted);
    const isLost = document.activeElement === document.body;
    if (row && isLost) row.querySelector('article')?.focus({ preventScroll: true });
    if (row || !isLost) this.wanted = null;
  }

  /** From the article in focus, or else the first one on the screen; whether there was one to go to. */
  move(step: 1 | -1): boolean {
    const rows = this.rows();
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const from = at >= 0 ? at : rows.findIndex((row) => row.dataset['id'] === this.last && isSeen(row));
    return this.focus(from >= 0 ? rows[from + step] : rows.find(isSeen));
  }

  /** The keys of the WAI-ARIA feed pattern, pressed somewhere in the feed; whether the focus went anywhere. */
  follow(event: KeyboardEvent): boolean {
    if (isTyping(event.target) || event.altKey || event.metaKey || event.shiftKey) return false;
    const key = event.ctrlKey ? `Ctrl ${event.key}` : event.key;
    if (key === 'PageDown') return this.move(1);
    if (key === 'PageUp') return this.move(-1);
    if (key === 'Ctrl End') return this.leave(Node.DOCUMENT_POSITION_FOLLOWING);
    if (key === 'Ctrl Home') return this.leave(Node.DOCUMENT_POSITION_PRECEDING);
    return false;
  }

  /** Of the whole page: in a thread there are some above the feed. */
  private rows(): HTMLElement[] {
    return Array.from(document.querySelectorAll<HTMLElement>(rowsOfPage)).filter((row) =>
      row.querySelector('article'),
    );
  }

  /** To the nearest control on that side of the feed. */
  private leave(side: number): boolean {
    const feed = this.feed();
    const outside = Array.from(document.querySelectorAll<HTMLElement>(focusable)).filter(
      (element) => feed.compareDocumentPosition(element) === side && element.checkVisibility(),
    );
    const target = side === Node.DOCUMENT_POSITION_FOLLOWING ? outside[0] : outside.at(-1);
    target?.focus();
    return target !== undefined;
  }

  private focus(row: HTMLElement | undefined): boolean {
    const article = row?.querySelector<HTMLElement>('article');
    if (!row || !article) return false;
    this.last = row.dataset['id'] ?? null;
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return true;
  }
}

function isSeen(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > headerHeight() && top < innerHeight && top >= headerHeight() - 1;
}
