const needsJoiners =
  '[\\u0600-\\u0fff\\u1000-\\u109f\\u1700-\\u1cff\\ua800-\\uabff\\ufb50-\\ufdff\\ufe70-\\ufefe\\u{10a00}-\\u{11fff}\\u{1e900}-\\u{1e95f}]';
const symbol = '[\\p{So}\\p{Sm}\\p{Sk}\\u2139\\u203c\\u2049\\u3030\\u303d]';
const han = '[\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]';
const drawn = '[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}]';
const hiddenMark = '[\\u034f\\u17b4\\u17b5\\u180b-\\u180f\\ufe00-\\ufe0f\\u{e0000}-\\u{e0fff}]';

/** What emoji and scripts are made of, and Arabic signs that are drawn. */
const needed = new RegExp(
  [
    drawn,
    '(?<=\\u{1f3f4})\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}',
    '(?<=\\p{Extended_Pictographic}[\\ufe0f\\p{EMod}\\u{e0020}-\\u{e007f}]*)\\u200d(?=[\\p{So}\\p{Sm}])',
    `(?<=\\u0d4d)[\\u200c\\u200d]|(?<=${needsJoiners})[\\u200c\\u200d\\u180e](?=[\\p{L}\\p{Mn}\\p{Mc}])(?!${hiddenMark})`,
    '(?<=[\\u1820-\\u18aa])[\\u180b-\\u180d\\u180f]',
    `(?<=${symbol})[\\ufe0e\\ufe0f]|[\\ufe0e\\ufe0f](?=\\u20e3)`,
    `(?<=${needsJoiners}|${symbol}|${han})[\\ufe00-\\ufe0d]|(?<=${han})[\\u{e0100}-\\u{e01ef}]`,
  ].join('|'),
  'gu',
);
const hidden =
  /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufe00-\ufe0f\ufff0-\ufff8\u{e0000}-\u{e0fff}]/u;

/** Whether a name has characters that nobody can see. The server refuses them (HiddenCharacters.cs). */
export function hasHiddenCharacters(name: string): boolean {
  return hidden.test(name) && hidden.test(name.normalize('NFC').replace(needed, ''));
}

/** What a form says of them. */
export const hiddenCharacters = { kind: 'hidden', message: 'Leave out characters that nobody can see.' };
