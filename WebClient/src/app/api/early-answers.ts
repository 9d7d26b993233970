import { HttpInterceptorFn, HttpResponse } from '@angular/common/http';
import { from, of, switchMap } from 'rxjs';
import { Session } from './types';

/** Answers the first page's requests with what was asked for ahead of the client, each once. */
export const earlyAnswers: HttpInterceptorFn = (request, next) => {
  const answers = window.early?.answers;
  const answer = request.method === 'GET' ? answers?.get(request.urlWithParams) : undefined;
  if (!answer) return next(request);
  answers?.delete(request.urlWithParams);
  return from(answer).pipe(
    switchMap((body) => (body === null ? next(request) : of(new HttpResponse({ body, url: request.url })))),
  );
};

/** Gives the session that was refreshed ahead of the client to `begin`, once; null when there is none. */
export async function takeEarlySession(begin: (session: Session) => void): Promise<Session | null> {
  const early = window.early;
  if (!early) return null;
  const { session, takenOver } = early;
  early.session = Promise.resolve(null);
  const found = await session;
  if (found) begin(found);
  takenOver();
  return found;
}
