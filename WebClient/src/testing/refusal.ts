import { HttpErrorResponse } from '@angular/common/http';

/** An answer of the server that refuses, as HttpClient throws it. */
export function refusal(status: number, reason: string, more: object = {}): HttpErrorResponse {
  const error = { type: `urn:minitwitter:${reason}`, title: reason, status, detail: `Refused: ${reason}.`, ...more };
  return new HttpErrorResponse({ status, error });
}

/** No answer at all. */
export function silence(): HttpErrorResponse {
  return new HttpErrorResponse({ status: 0 });
}
