import type { Page } from '@playwright/test';

export interface FirstLoad {
  largestPaintMs: number;
  layoutShift: number;
  /** Over the wire, of what index.html itself asks for. */
  scriptBytes: number;
}

declare global {
  interface Window {
    paints: { largest: number; shift: number };
  }
}

/**
 * Opens an address on a processor four times as slow, and watches until the page has settled. The page is the first of its
 * context: nothing is in its cache.
 */
export async function loadSlowly(
  page: Page,
  address: string,
  settled: () => Promise<unknown>,
): Promise<FirstLoad> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const scripts = new Map<string, string>();
  const sizes = new Map<string, number>();
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(response.url, requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sizes.set(requestId, encodedDataLength),
  );
  await page.addInitScript(() => {
    window.paints = { largest: 0, shift: 0 };
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) window.paints.largest = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) window.paints.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

  // Looking into the page meanwhile would take up the very processor that is measured.
  await page.goto(address, { waitUntil: 'networkidle' });
  await settled();
  const initial = await page.evaluate(() =>
    Array.from(
      document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>(
        'script[src], link[rel=modulepreload], link[rel=preload][as=script]',
      ),
    ).map((element) => ('src' in element ? element.src : element.href)),
  );
  const { largest, shift } = await page.evaluate(() => window.paints);
  await devtools.detach();
  const bytesOf = (url: string) => sizes.get(scripts.get(url) ?? '') ?? NaN;
  return {
    largestPaintMs: Math.round(largest),
    layoutShift: shift,
    scriptBytes: [...new Set(initial)].reduce((sum, url) => sum + bytesOf(url), 0),
  };
}
