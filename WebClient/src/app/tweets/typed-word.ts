/** A mention or a hashtag that is being typed. */
export interface TypedWord {
  kind: 'person' | 'hashtag';
  /** What follows the sign. */
  text: string;
  /** Where its sign stands, in UTF-16 code units. */
  start: number;
  /** Where it ends, which is where the caret is. */
  end: number;
}

// As the server's rule (TweetFacets.cs): after a letter of a script with cases it is part of that word.
const atCaret =
  /(?<![\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{M}\p{N}_@＠﹫#＃﹟&]|[\p{L}\p{M}\p{N}_/]\/)([@＠﹫#＃﹟])([\p{L}\p{M}\p{N}_\u00b7\u30fb\u200C\u200D]{1,50})$/u;
const continues = /^[\p{L}\p{M}\p{N}_\u200C\u200D]/u;
const personSigns = '@＠﹫';

/** What is being typed at the caret; null in the middle of a word and where there is no sign before it. */
export function typedWordAt(text: string, caret: number): TypedWord | null {
  const match = atCaret.exec(text.slice(0, caret));
  if (!match || continues.test(text.slice(caret))) return null;
  return {
    kind: personSigns.includes(match[1]) ? 'person' : 'hashtag',
    text: match[2],
    start: match.index,
    end: caret,
  };
}
