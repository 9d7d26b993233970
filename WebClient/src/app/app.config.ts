import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ApplicationConfig,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withRouterConfig,
} from '@angular/router';
import { earlyAnswers } from './api/early-answers';
import { routes } from './app.routes';
import { bearer } from './auth/bearer';
import { offerToOpenAgain } from './shell/navigation-errors';
import { PageTitle } from './shell/page-title';
import { PreloadWhenIdle } from './shell/preload-when-idle';
import { FirstPage } from './timelines/first-page';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // Not by a base element, which the content security policy forbids.
    { provide: APP_BASE_HREF, useValue: '/' },
    provideHttpClient(withInterceptors([bearer, earlyAnswers])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(offerToOpenAgain),
      withPreloading(PreloadWhenIdle),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
    provideAppInitializer(() => {
      inject(FirstPage).read();
    }),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
