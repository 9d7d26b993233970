/** Keeps what stands below an element where it is on the screen, whatever comes or grows in the element. */
export class ThreadPlace {
  private height = 0;
  private readonly grown = new ResizeObserver(() => {
    this.hold();
  });

  constructor(private readonly above: HTMLElement) {
    this.grown.observe(above);
  }

  /** In the frame in which it changed, before that is painted. */
  hold(): void {
    const grown = this.take();
    const isRead = this.above.getBoundingClientRect().bottom - grown > innerHeight;
    if (grown !== 0 && !isRead) scrollBy({ top: grown, behavior: 'instant' });
  }

  /** As high as it is now, and nothing moves: the place is somebody else's to find. */
  take(): number {
    const { height } = this.above.getBoundingClientRect();
    const grown = height - this.height;
    this.height = height;
    return grown;
  }

  /** To what stands below. */
  find(): void {
    this.take();
    scrollTo({ top: this.height, behavior: 'instant' });
  }

  leave(): void {
    this.grown.disconnect();
  }
}
