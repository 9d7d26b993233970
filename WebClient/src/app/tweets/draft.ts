import { WritableSignal, computed, signal } from '@angular/core';
import { Problem } from '../api/problem';
import { Attempt, KeptDraft, keepDraft, readDraft } from './kept-draft';

/** What is being written: a tweet, or the reply to one or a quote of it. It survives a reload, and a send that failed. */
export class Draft {
  private readonly kept: WritableSignal<KeptDraft>;
  private readonly refusal = signal<Problem | null>(null);
  private readonly flying = new Set<string>();
  private boxes = 0;
  private left = false;

  readonly text = computed(() => this.kept().text);

  /** Why it came back; null again with the next attempt. */
  readonly problem = this.refusal.asReadonly();

  constructor(
    /** Whose it is; the empty string for nobody's, which is not kept. */
    readonly account: string,
    private readonly name: string | null,
  ) {
    this.kept = signal(readDraft(account, name));
  }

  /** Its owner has signed out: what comes back later is not kept any more. */
  leave(): void {
    this.left = true;
    this.kept.set({ text: '', attempts: [] });
  }

  get isLeft(): boolean {
    return this.left;
  }

  /** Whether there is a box on the screen to write it in. */
  get isShown(): boolean {
    return this.boxes > 0;
  }

  /** There is one more box, until what is returned is called. */
  show(): () => void {
    this.boxes++;
    return () => this.boxes--;
  }

  /** Another text is another tweet: what failed before under its own key is not that one. */
  write(text: string): void {
    const attempts = this.kept().attempts.filter(
      (attempt) => this.flying.has(attempt.key) || attempt.text === text,
    );
    this.keep({ text, attempts });
  }

  /** Empties the draft for the next one; what was sent is remembered until it has arrived. */
  send(): Attempt {
    const { text, attempts } = this.kept();
    const attempt = attempts.find((earlier) => earlier.text === text && !this.flying.has(earlier.key)) ?? {
      text,
      key: newKey(),
    };
    this.keep({ text: '', attempts });
    this.resend(attempt);
    return attempt;
  }

  /** The same tweet again, under the same key. */
  resend(attempt: Attempt): void {
    this.refusal.set(null);
    this.flying.add(attempt.key);
    const { text, attempts } = this.kept();
    this.keep({ text, attempts: [...attempts.filter(({ key }) => key !== attempt.key), attempt] });
  }

  arrived({ key }: Attempt): void {
    this.flying.delete(key);
    const { text, attempts } = this.kept();
    this.keep({ text, attempts: attempts.filter((attempt) => attempt.key !== key) });
  }

  /** Back into the box with its key; false when something else is being written there already. */
  failed({ key, text }: Attempt, problem: Problem): boolean {
    this.flying.delete(key);
    if (this.text().trim()) return false;
    this.write(text);
    this.refusal.set(problem);
    return true;
  }

  private keep(kept: KeptDraft): void {
    if (this.left) return;
    this.kept.set(kept);
    keepDraft(this.account, this.name, kept);
  }
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
