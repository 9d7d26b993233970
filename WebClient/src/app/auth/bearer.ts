import { HttpErrorResponse, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { SessionKeeper } from './session-keeper';

const withoutToken = ['/api/auth/register', '/api/auth/login', '/api/auth/refresh'];

/** Signs requests to the API, and once renews a token that the server no longer accepts. */
export const bearer: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || withoutToken.includes(request.url)) return next(request);
  const keeper = inject(SessionKeeper);
  return from(keeper.token()).pipe(
    switchMap((token) =>
      next(signed(request, token)).pipe(
        catchError((error: unknown) =>
          token && isRefusedToken(error)
            ? from(keeper.renew(token)).pipe(
                switchMap((renewed) => (renewed ? next(signed(request, renewed)) : throwError(() => error))),
              )
            : throwError(() => error),
        ),
      ),
    ),
  );
};

function signed<T>(request: HttpRequest<T>, token: string | null): HttpRequest<T> {
  return token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request;
}

// A wrong password is answered with 401 too, and has nothing to do with the token.
function isRefusedToken(error: unknown): boolean {
  return (
    error instanceof HttpErrorResponse &&
    error.status === 401 &&
    (error.error as { type?: string } | null)?.type !== 'urn:minitwitter:bad-credentials'
  );
}
