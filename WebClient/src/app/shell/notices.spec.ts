import { TestBed } from '@angular/core/testing';
import { Notices, noticeTime } from './notices';

describe('A notice with an action', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function offered() {
    const notices = TestBed.inject(Notices);
    const run = vi.fn();
    const otherwise = vi.fn();
    notices.offer('Tweet deleted.', 'Undo', run, otherwise);
    return { notices, run, otherwise, notice: notices.notices()[0] };
  }

  it('goes away by itself, and then the other thing happens', () => {
    const { notices, run, otherwise } = offered();
    vi.advanceTimersByTime(noticeTime);
    expect(notices.notices()).toEqual([]);
    expect(otherwise).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
  });

  it('does one or the other, never both', () => {
    const { run, otherwise, notice } = offered();
    notice.action?.run();
    vi.advanceTimersByTime(noticeTime);
    expect(run).toHaveBeenCalledOnce();
    expect(otherwise).not.toHaveBeenCalled();
  });

  it('stays while somebody looks at it', () => {
    const { notices, otherwise, notice } = offered();
    notices.hold(notice.id);
    vi.advanceTimersByTime(10 * noticeTime);
    expect(notices.notices()).toHaveLength(1);
    notices.release(notice.id);
    vi.advanceTimersByTime(noticeTime);
    expect(otherwise).toHaveBeenCalledOnce();
  });

  it('does the other thing when the page is left', () => {
    const { otherwise } = offered();
    dispatchEvent(new Event('pagehide'));
    expect(otherwise).toHaveBeenCalledOnce();
  });
});
