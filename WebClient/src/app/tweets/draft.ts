import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { Attempt, KeptDraft, keepDraft, readDraft } from './kept-draft';

/** The tweet being written. It survives a reload, and a send that failed. */
@Injectable({ providedIn: 'root' })
export class Draft {
  private readonly session = inject(SessionStore);
  private readonly account = computed(() => this.session.account()?.id ?? '');
  private readonly kept = linkedSignal<KeptDraft>(() => readDraft(this.account()));

  private readonly flying = new Set<string>();

  readonly text = computed(() => this.kept().text);

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
  failed({ key, text }: Attempt): boolean {
    this.flying.delete(key);
    if (this.text().trim()) return false;
    this.write(text);
    return true;
  }

  private keep(kept: KeptDraft): void {
    this.kept.set(kept);
    keepDraft(this.account(), kept);
  }
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
