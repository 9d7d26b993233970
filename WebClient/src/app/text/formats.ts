/** A formatter in the reader's language, made when it is first needed: making one takes long, using it does not. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export function dateFormat(options: Intl.DateTimeFormatOptions): (date: Date) => string {
  const format = lazily(() => new Intl.DateTimeFormat(undefined, options));
  return (date) => format().format(date);
}

export function numberFormat(options?: Intl.NumberFormatOptions): (value: number) => string {
  const format = lazily(() => new Intl.NumberFormat(undefined, options));
  return (value) => format().format(value);
}
