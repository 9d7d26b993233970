import { Injectable, signal } from '@angular/core';

export interface Notice {
  id: number;
  text: string;
  action: { label: string; run: () => void } | null;
}

/** Long enough to read a sentence and reach for the button. */
export const noticeTime = 6_000;

interface Ending {
  otherwise: () => void;
  timer: ReturnType<typeof setTimeout>;
}

const nothing = () => undefined;

/** Short messages at the edge of the screen. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly shown = signal<readonly Notice[]>([]);
  private readonly endings = new Map<number, Ending>();
  private last = 0;

  readonly notices = this.shown.asReadonly();

  constructor() {
    // Whoever leaves the page has not asked to undo.
    addEventListener('pagehide', () => {
      this.settle();
    });
  }

  /** Dismisses all of them: nobody is going to undo anything. */
  settle(): void {
    for (const id of [...this.endings.keys()]) this.dismiss(id);
  }

  /** Takes all of them away, and does nothing of what they would have done: they were somebody else's. */
  clear(): void {
    for (const id of [...this.endings.keys()]) this.remove(id);
  }

  /** What is told; with the returned number it can be withdrawn when it is not true any more. */
  tell(text: string): number {
    for (const same of this.shown().filter((notice) => !notice.action && notice.text === text))
      this.remove(same.id);
    return this.add(text, null, nothing);
  }

  /** Offers an action; `otherwise` runs when the notice goes away without it. */
  offer(text: string, label: string, run: () => void, otherwise: () => void = nothing): number {
    const act = (id: number) => {
      this.remove(id);
      run();
    };
    const id: number = this.add(text, { label, run: () => act(id) }, otherwise);
    return id;
  }

  dismiss(id: number): void {
    const ending = this.endings.get(id);
    this.remove(id);
    ending?.otherwise();
  }

  /** It is not true any more. */
  withdraw(id: number): void {
    this.remove(id);
  }

  /** Stays while somebody looks at it. */
  hold(id: number): void {
    clearTimeout(this.endings.get(id)?.timer);
  }

  release(id: number): void {
    const ending = this.endings.get(id);
    if (!ending) return;
    clearTimeout(ending.timer);
    ending.timer = this.startTimer(id);
  }

  private add(text: string, action: Notice['action'], otherwise: () => void): number {
    const id = ++this.last;
    this.endings.set(id, { otherwise, timer: this.startTimer(id) });
    this.shown.update((notices) => [...notices, { id, text, action }]);
    return id;
  }

  private startTimer(id: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.dismiss(id);
    }, noticeTime);
  }

  private remove(id: number): void {
    clearTimeout(this.endings.get(id)?.timer);
    this.endings.delete(id);
    this.shown.update((notices) => notices.filter((notice) => notice.id !== id));
  }
}
