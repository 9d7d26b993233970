import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from '@playwright/test';

const directory = resolve(import.meta.dirname, '../../../artifacts/e2e/figures');

type Figures = Record<string, number | string>;

/** Leaves measured figures in `artifacts/e2e/figures`, and with the test's result. */
export async function report(name: string, figures: Figures): Promise<void> {
  test.info().annotations.push({ type: name, description: JSON.stringify(figures) });
  await mkdir(directory, { recursive: true });
  const file = resolve(directory, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.json`);
  await writeFile(file, JSON.stringify({ name, figures }, null, 2) + '\n');
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
