import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveConnection, LiveState } from './live-connection';
import { whenConnected } from './when-connected';

function listen(first: LiveState) {
  const state = signal(first);
  TestBed.configureTestingModule({ providers: [{ provide: LiveConnection, useValue: { state } }] });
  const readAgain = vi.fn();
  TestBed.runInInjectionContext(() => {
    whenConnected(readAgain);
  });
  TestBed.tick();
  return {
    readAgain,
    become(next: LiveState) {
      state.set(next);
      TestBed.tick();
    },
  };
}

describe('What was read', () => {
  it('before there was a connection is read again when there is, once for each', () => {
    const { readAgain, become } = listen('off');
    become('connecting');
    expect(readAgain).not.toHaveBeenCalled();
    become('connected');
    expect(readAgain).toHaveBeenCalledOnce();
    become('lost');
    expect(readAgain).toHaveBeenCalledOnce();
    become('connected');
    expect(readAgain).toHaveBeenCalledTimes(2);
  });

  it('while there was one is read again only after it was lost', () => {
    const { readAgain, become } = listen('connected');
    expect(readAgain).not.toHaveBeenCalled();
    become('lost');
    become('connected');
    expect(readAgain).toHaveBeenCalledOnce();
  });
});
