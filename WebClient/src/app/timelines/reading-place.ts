import { headerHeight } from './header-height';

/** Remembers the row that is being read, and puts it back where it was when rows above it came, went or grew. */
export class ReadingPlace {
  private id: string | null = null;
  private top = 0;
  private scrolled = 0;

  constructor(private readonly rows: () => HTMLElement[]) {}

  remember(): void {
    // Where the list begins on the screen nobody is in the middle of it: what is new may be seen.
    const rows = this.rows();
    const begins = rows.at(0)?.getBoundingClientRect().top ?? headerHeight();
    const row =
      scrollY > 0 && begins < headerHeight()
        ? rows.find((candidate) => candidate.getBoundingClientRect().bottom > headerHeight())
        : undefined;
    this.id = row?.dataset['id'] ?? null;
    this.top = row?.getBoundingClientRect().top ?? 0;
    this.scrolled = scrollY;
  }

  hold(): void {
    if (this.id === null || scrollY <= 0) return;
    const row = this.rows().find((candidate) => candidate.dataset['id'] === this.id);
    // What was scrolled since, the event of which is still on its way, is not to be taken back.
    const expected = this.top - (scrollY - this.scrolled);
    const moved = row ? row.getBoundingClientRect().top - expected : 0;
    if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
  }
}
