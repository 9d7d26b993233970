import { TestBed } from '@angular/core/testing';
import { author, user } from '../../testing/fixtures';
import { UserStore, answersUnderWay } from './user-store';

const shown = { following: false, followedBy: false, blocking: false, muting: false };

describe('Somebody who is hidden', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('stays so when an answer that was under way names them, and is shown when a later one does', () => {
    const users = TestBed.inject(UserStore);
    const bob = author();
    users.hide(bob.id);
    users.putAuthors([bob, author()]);
    expect(users.hidden().has(bob.id)).toBe(true);
    vi.advanceTimersByTime(answersUnderWay + 1);
    users.putAuthors([author()]);
    expect(users.hidden().has(bob.id)).toBe(true);
    users.putAuthors([bob]);
    expect(users.hidden().has(bob.id)).toBe(false);
  });

  it('is shown as soon as their profile can be read', () => {
    const users = TestBed.inject(UserStore);
    const bob = user();
    users.hide(bob.id);
    users.put([user()]);
    expect(users.hidden().has(bob.id)).toBe(true);
    users.put([bob]);
    expect(users.hidden().has(bob.id)).toBe(false);
  });

  it('stays so, however late, when it is the reader who blocks them', () => {
    const users = TestBed.inject(UserStore);
    const bob = user({ relationship: { ...shown, blocking: true } });
    users.hide(bob.id);
    users.put([bob]);
    vi.advanceTimersByTime(answersUnderWay + 1);
    users.putAuthors([bob]);
    expect(users.hidden().has(bob.id)).toBe(true);
    users.relate(bob.id, shown);
    expect(users.hidden().has(bob.id)).toBe(false);
  });
});
