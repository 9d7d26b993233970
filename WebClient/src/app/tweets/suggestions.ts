import { Injectable, OnDestroy, computed, inject, signal } from '@angular/core';
import { Author, UsedHashtag } from '../api/types';
import { SearchClient } from '../search/search-client';
import { TypedWord } from './typed-word';

export type Suggestion = { person: Author } | { hashtag: UsedHashtag };

export const mostSuggestions = 8;
/** Long enough that only those who pause are answered. */
export const pauseBeforeAsking = 150;

/** Whom or what somebody may mean by the word they are typing. Provided by the editor it belongs to. */
@Injectable()
export class Suggestions implements OnDestroy {
  private readonly client = inject(SearchClient);
  private readonly found = signal<readonly Suggestion[]>([]);
  private readonly place = signal<number | null>(null);
  private word: TypedWord | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Another one as soon as what was asked for is not wanted any more. */
  private turn = Symbol();

  readonly options = this.found.asReadonly();
  /** Which of them is about to be chosen; none until somebody points at one: what was typed stands. */
  readonly active = this.place.asReadonly();
  readonly open = computed(() => this.found().length > 0);

  /** What is being typed now. Nothing is asked for a word that has not changed. */
  lookAt(word: TypedWord | null): void {
    const same =
      word?.kind === this.word?.kind && word?.text === this.word?.text && word?.start === this.word?.start;
    this.word = word;
    if (same) return;
    this.stop();
    // Until there is an answer, only what may still be meant can be chosen.
    this.show(word ? this.found().filter((option) => fits(option, word)) : []);
    if (!word) return;
    this.timer = setTimeout(() => void this.ask(word), pauseBeforeAsking);
  }

  move(step: number): void {
    const count = this.found().length;
    this.place.update((place) =>
      place === null ? (step > 0 ? 0 : count - 1) : (place + step + count) % count,
    );
  }

  /** Closed until another word is typed. */
  close(): void {
    this.stop();
    this.show([]);
  }

  /** What is chosen, and the word in whose place it goes; null when nobody pointed at any. */
  choice(index = this.place()): { word: TypedWord; text: string } | null {
    return this.word && index !== null ? { word: this.word, text: textOf(this.found()[index]) } : null;
  }

  ngOnDestroy(): void {
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.turn = Symbol();
  }

  private async ask(word: TypedWord): Promise<void> {
    const turn = this.turn;
    // Who is typing has better things to read than why there are no suggestions.
    const found = await this.read(word).catch(() => []);
    if (turn === this.turn) this.show(found);
  }

  private async read({ kind, text }: TypedWord): Promise<Suggestion[]> {
    if (kind === 'hashtag')
      return (await this.client.hashtags(text, mostSuggestions)).map((hashtag) => ({ hashtag }));
    const { items } = await this.client.people(text, { limit: mostSuggestions });
    return items.map((person) => ({ person }));
  }

  private show(found: readonly Suggestion[]): void {
    this.place.set(null);
    this.found.set(found);
  }
}

/** As it is written into the tweet. */
export function textOf(suggestion: Suggestion): string {
  return 'person' in suggestion ? `@${suggestion.person.handle}` : `#${suggestion.hashtag.tag}`;
}

function fits(suggestion: Suggestion, { kind, text }: TypedWord): boolean {
  const isPerson = 'person' in suggestion;
  const names = isPerson
    ? [suggestion.person.handle, ...suggestion.person.displayName.split(/\s+/)]
    : [suggestion.hashtag.tag];
  return (
    isPerson === (kind === 'person') &&
    names.some((name) => name.toLowerCase().startsWith(text.toLowerCase()))
  );
}
