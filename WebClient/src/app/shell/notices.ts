import { Injectable, signal } from '@angular/core';

export interface Notice {
  id: number;
  text: string;
  action: { label: string; run: () => void } | null;
}

/** Long enough to read a sentence and reach for the button. */
export const noticeTime = 6_000;

/** Short messages at the edge of the screen. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly shown = signal<readonly Notice[]>([]);
  private readonly endings = new Map<number, () => void>();
  private last = 0;

  readonly notices = this.shown.asReadonly();

  tell(text: string): void {
    this.add(text, null, () => undefined);
  }

  /** Offers an action; `otherwise` runs when the notice goes away without it. */
  offer(text: string, label: string, run: () => void, otherwise: () => void = () => undefined): void {
    const id = this.add(
      text,
      {
        label,
        run: () => {
          this.remove(id);
          run();
        },
      },
      otherwise,
    );
  }

  dismiss(id: number): void {
    const otherwise = this.endings.get(id);
    this.remove(id);
    otherwise?.();
  }

  private add(text: string, action: Notice['action'], otherwise: () => void): number {
    const id = ++this.last;
    this.endings.set(id, otherwise);
    this.shown.update((notices) => [...notices.filter((notice) => notice.action || notice.text !== text), { id, text, action }]);
    setTimeout(() => {
      this.dismiss(id);
    }, noticeTime);
    return id;
  }

  private remove(id: number): void {
    this.endings.delete(id);
    this.shown.update((notices) => notices.filter((notice) => notice.id !== id));
  }
}
