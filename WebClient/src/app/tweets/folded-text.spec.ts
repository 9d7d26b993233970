import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { fireEvent, screen } from '@testing-library/dom';
import { tweet } from '../../testing/fixtures';
import { FoldedText } from './folded-text';

const tall = tweet({ text: `first${'\n'.repeat(278)}last` });

async function show(whole = false) {
  const shown = TestBed.createComponent(FoldedText, {
    bindings: [inputBinding('tweet', () => tall), inputBinding('whole', () => whole)],
  });
  await shown.whenStable();
  return shown;
}

describe('A tall tweet', () => {
  it('is folded until somebody asks for more, and stays open when a list draws it again', async () => {
    const first = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await first.whenStable();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    first.destroy();
    await show();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('is shown as a whole on its own page', async () => {
    await show(true);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });
});
