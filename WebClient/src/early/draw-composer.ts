import { Author } from '../app/api/types';
import { readDraft } from '../app/tweets/kept-draft';
import { drawAvatar } from './draw-avatar';
import { element } from './element';

/** As compose-tweet.ts, with what was being written: its height is the same. */
export function drawComposer(account: Author): HTMLElement {
  const { text } = readDraft(account.id);
  const box = element('textarea', { rows: '2', dir: 'auto', placeholder: 'What is going on?' });
  box.value = text;
  const send = element('button', { type: 'button', class: 'button primary' }, 'Tweet');
  send.disabled = text.trim() === '';
  return element(
    'div',
    { class: 'compose' },
    drawAvatar(account),
    element(
      'div',
      { class: 'editor' },
      element(
        'div',
        { class: 'editor-field' },
        element('div', { class: 'editor-mirror' }, ` ${text}\u200b`),
        box,
      ),
      element('div', { class: 'editor-foot' }, send),
    ),
  );
}
