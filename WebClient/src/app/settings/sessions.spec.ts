import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { screen } from '@testing-library/dom';
import { SessionList, SignedInDevice } from '../api/types';
import { Sessions } from './sessions';

function signedIn(change: Partial<SignedInDevice>): SignedInDevice {
  const at = '2026-01-02T03:04:05.000Z';
  const device = { browser: null, system: null };
  return { id: crypto.randomUUID(), createdAt: at, refreshedAt: at, current: false, device, ...change };
}

function show(list: SessionList): void {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const page = TestBed.createComponent(Sessions);
  document.body.append(page.nativeElement as HTMLElement);
  page.autoDetectChanges();
  TestBed.inject(HttpTestingController).expectOne('/api/auth/sessions').flush(list);
}

describe('Sessions in the settings', () => {
  it('are named after the browser and the system that signed in', async () => {
    show({
      items: [
        signedIn({ current: true, device: { browser: 'Firefox', system: 'Linux' } }),
        signedIn({ device: { browser: 'Safari', system: 'iOS' } }),
        signedIn({ device: { browser: null, system: 'Android' } }),
        signedIn({}),
      ],
      failedSignIns: 0,
    });
    await screen.findByText('This browser: Firefox on Linux');
    for (const name of ['Safari on iOS', 'Android', 'An unknown browser'])
      expect(screen.getByText(name)).toBeTruthy();
    expect(screen.queryByText(/wrong password/)).toBeNull();
  });

  it('come with a warning when somebody else has tried passwords', async () => {
    show({ items: [signedIn({ current: true })], failedSignIns: 12 });
    await screen.findByText(/wrong password for your account 12 times/);
  });
});
