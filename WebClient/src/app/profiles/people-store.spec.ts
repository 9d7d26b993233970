import { TestBed } from '@angular/core/testing';
import { Page, User } from '../api/types';
import { user } from '../../testing/fixtures';
import { silence } from '../../testing/refusal';
import { PeopleReader, PeopleStore } from './people-store';
import { UserStore } from './user-store';

const [ann, bob, cy] = [user(), user(), user()];
const page = (items: User[], before: string | null = null): Page<User> => ({ items, before, after: null });

async function opened(first: Page<User>) {
  const read = vi.fn<PeopleReader>().mockResolvedValueOnce(first);
  const store = new PeopleStore(read, TestBed.inject(UserStore));
  await store.open();
  return { store, read };
}

describe('A list of people that is read anew', () => {
  it('stays as it was without an answer, and says nothing of it', async () => {
    const { store, read } = await opened(page([ann], 'older'));
    read.mockRejectedValueOnce(silence());
    await store.refresh();
    expect(store.ids()).toEqual([ann.id]);
    expect(store.problem()).toBeNull();
  });

  it('is as the latest answer has it, in whatever order they come', async () => {
    const { store, read } = await opened(page([ann], 'older'));
    const early = Promise.withResolvers<Page<User>>();
    read.mockReturnValueOnce(early.promise).mockResolvedValueOnce(page([bob]));
    const first = store.refresh();
    await store.refresh();
    early.resolve(page([cy], 'older'));
    await first;
    expect(store.ids()).toEqual([bob.id]);
    expect(store.hasMore()).toBe(false);
  });

  it('has no gap where reading on was faster, or is under way', async () => {
    const { store, read } = await opened(page([ann], 'older'));
    const anew = Promise.withResolvers<Page<User>>();
    const more = Promise.withResolvers<Page<User>>();
    read.mockReturnValueOnce(anew.promise).mockReturnValueOnce(more.promise);
    const refreshed = store.refresh();
    const readOn = store.readMore();
    await store.refresh();
    anew.resolve(page([cy], 'older'));
    await refreshed;
    more.resolve(page([bob]));
    await readOn;
    expect(store.ids()).toEqual([ann.id, bob.id]);
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('is not read twice while it is read for the first time', async () => {
    const read = vi.fn<PeopleReader>().mockRejectedValueOnce(silence());
    const store = new PeopleStore(read, TestBed.inject(UserStore));
    await store.open();
    await store.refresh();
    expect(read).toHaveBeenCalledOnce();
    expect(store.problem()?.reason).toBe('unreachable');
  });
});
