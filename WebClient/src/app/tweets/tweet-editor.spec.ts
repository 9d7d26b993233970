import { inputBinding, outputBinding, signal, twoWayBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import { user } from '../../testing/fixtures';
import { SearchClient } from '../search/search-client';
import { TweetEditor } from './tweet-editor';

const people = [
  user({ handle: 'ada', displayName: 'Ada Lovelace' }),
  user({ handle: 'adam', displayName: '<b>Adam</b>' }),
];

async function open() {
  const client = {
    people: vi.fn().mockResolvedValue({ items: people, before: null, after: null }),
    hashtags: vi.fn().mockResolvedValue([{ tag: 'tea', tweetsCount: 1 }]),
  };
  TestBed.configureTestingModule({ providers: [{ provide: SearchClient, useValue: client }] });
  const text = signal('');
  const left = vi.fn();
  const sent = vi.fn();
  TestBed.createComponent(TweetEditor, {
    bindings: [
      twoWayBinding('text', text),
      inputBinding('label', () => 'Write a tweet'),
      inputBinding('fieldId', () => 'here'),
      outputBinding('left', left),
      outputBinding('sent', sent),
    ],
  });
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox');
  box.focus();
  const type = async (typed: string, rest = '') => {
    fireEvent.input(box, { target: { value: typed + rest } });
    box.setSelectionRange(typed.length, typed.length);
    fireEvent.keyUp(box);
    return screen.findByRole('listbox');
  };
  const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(box, { key, ...more });
  const isClosed = () =>
    waitFor(() => {
      expect(screen.queryByRole('listbox')).toBeNull();
    });
  return { text, left, sent, box, type, press, isClosed };
}

describe('Writing with suggestions', () => {
  it('is told which ones there are, and which is about to be chosen', async () => {
    const { box, type, press } = await open();
    const list = await type('hi @ad');
    const options = screen.getAllByRole('option');
    expect(options.map((option) => option.textContent.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('Ada Lovelace'),
      expect.stringContaining('<b>Adam</b>'),
    ]);
    expect(box.getAttribute('aria-controls')).toBe(list.id);
    expect(box.getAttribute('aria-activedescendant')).toBeNull();
    expect(screen.getByText('2 suggestions, arrow keys to choose').getAttribute('role')).toBe('status');
    press('ArrowDown');
    press('ArrowDown');
    await waitFor(() => {
      expect(box.getAttribute('aria-activedescendant')).toBe(options[1].id);
    });
    expect(options.map((option) => option.getAttribute('aria-selected'))).toEqual(['false', 'true']);
    expect(document.activeElement).toBe(box);
  });

  it.each(['Enter', 'Tab'])('puts in the chosen one with %s, and goes on behind it', async (key) => {
    const { text, box, type, press, isClosed } = await open();
    await type('hi @ad', ', and you');
    press('ArrowDown');
    press('ArrowDown');
    expect(press(key)).toBe(false);
    await isClosed();
    expect(text()).toBe('hi @adam , and you');
    expect(box.selectionStart).toBe('hi @adam '.length);
    expect(box.getAttribute('aria-activedescendant')).toBeNull();
  });

  it('puts in the one that is clicked', async () => {
    const { text, box, type, isClosed } = await open();
    await type('#te');
    const option = screen.getByRole('option', { name: /#tea/ });
    expect(option.textContent).toContain('1 tweet in');
    expect(fireEvent.mouseDown(option)).toBe(false);
    fireEvent.click(option);
    await isClosed();
    expect(text()).toBe('#tea ');
    expect(document.activeElement).toBe(box);
  });

  it('closes them with Escape, and itself only with the next', async () => {
    const { left, type, press, isClosed } = await open();
    await type('@ad');
    expect(press('Escape')).toBe(false);
    await isClosed();
    expect(left).not.toHaveBeenCalled();
    press('Escape');
    expect(left).toHaveBeenCalledOnce();
  });

  it('closes them when the focus goes elsewhere', async () => {
    const { box, type, isClosed } = await open();
    await type('@ad');
    box.blur();
    await isClosed();
  });

  it.each(['Enter', 'Tab'])(
    'leaves %s alone and what was typed as it is, until one is pointed at',
    async (key) => {
      const { text, type, press } = await open();
      await type('#te');
      expect(press(key)).toBe(true);
      expect(text()).toBe('#te');
    },
  );

  it.each([{ isComposing: true }, { keyCode: 229 }])(
    'sends and leaves nothing while an input method composes: %o',
    async (composing) => {
      const { left, sent, press } = await open();
      press('Enter', { ctrlKey: true, ...composing });
      press('Enter', { metaKey: true, ...composing });
      press('Escape', composing);
      expect(sent).not.toHaveBeenCalled();
      expect(left).not.toHaveBeenCalled();
      press('Enter', { ctrlKey: true });
      expect(sent).toHaveBeenCalledOnce();
    },
  );

  it('leaves keys alone that are not for them', async () => {
    const { type, press } = await open();
    await type('@ad');
    expect(press('Enter', { shiftKey: true })).toBe(true);
    expect(press('ArrowLeft')).toBe(true);
    expect(press('Enter', { isComposing: true })).toBe(true);
  });
});
