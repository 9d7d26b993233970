import { HttpErrorResponse } from '@angular/common/http';
import { ProblemBody } from './types';

/** Why the server refused, or that it could not be asked. */
export interface Problem {
  /** The last part of `urn:minitwitter:<reason>`, or `unreachable`. */
  reason: string;
  status: number;
  /** A sentence for people. */
  message: string;
  /** Sentences by the field they are about. */
  errors: Readonly<Record<string, readonly string[]>>;
}

const unreachable: Problem = {
  reason: 'unreachable',
  status: 0,
  message: 'The server can’t be reached. Check your connection and try again.',
  errors: {},
};

export function problemOf(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse))
    return { ...unreachable, message: 'Something went wrong. Try again.' };
  if (error.status === 0) return unreachable;
  const body = bodyOf(error.error);
  return {
    reason: body.type?.split(':').at(-1) ?? `http-${error.status}`,
    status: error.status,
    message: sentenceFor(error, body),
    errors: body.errors ?? {},
  };
}

function bodyOf(value: unknown): Partial<ProblemBody> {
  return typeof value === 'object' && value !== null ? value : {};
}

function sentenceFor(error: HttpErrorResponse, body: Partial<ProblemBody>): string {
  if (error.status === 429) return `You are going too fast. Try again in ${waitOf(error)}.`;
  if (error.status === 503)
    return 'The server is catching its breath. Nothing was changed. Try again shortly.';
  return body.detail ?? body.title ?? 'Something went wrong on the server. Try again.';
}

function waitOf(error: HttpErrorResponse): string {
  const seconds = Number(error.headers.get('Retry-After'));
  if (!(seconds > 1)) return 'a second';
  return seconds < 120 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
