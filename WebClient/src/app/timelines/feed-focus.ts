const header = 57;

/** Moves the keyboard's focus from article to article. */
export class FeedFocus {
  private last: string | null = null;

  constructor(private readonly rows: () => HTMLElement[]) {}

  first(): void {
    this.focus(this.rows()[0]);
  }

  /** From the article in focus, or else the first one on the screen. */
  move(step: 1 | -1): void {
    const rows = this.rows();
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const from = at >= 0 ? at : rows.findIndex((row) => row.dataset['id'] === this.last && isSeen(row));
    this.focus(from >= 0 ? rows[from + step] : rows.find(isSeen));
  }

  private focus(row: HTMLElement | undefined): void {
    const article = row?.querySelector<HTMLElement>('article');
    if (!row || !article) return;
    this.last = row.dataset['id'] ?? null;
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
}

function isSeen(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > header && top < innerHeight && top >= header - 1;
}
