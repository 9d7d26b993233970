/** Characters in a line of the widest column: in a narrower one a text is not shorter. */
const width = 75;
/** Lines that are shown of a longer text; tweets.css has the same number. */
const shownLines = 12;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;

/** Whether a text is so tall that a list shows only its beginning. Nothing is measured: that would delay every page. */
export function isTall(text: string): boolean {
  let lines = 0;
  for (const line of text.split('\n')) {
    const length = line.length + (line.match(wide)?.length ?? 0);
    lines += Math.max(1, Math.ceil(length / width));
    if (lines > shownLines) return true;
  }
  return false;
}
