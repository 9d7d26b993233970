import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'mt-not-found',
  imports: [RouterLink],
  template: `
    <header class="page-head"><h1>Page not found</h1></header>
    <section class="state">
      <h2>Nothing lives here</h2>
      <p>The address may be misspelt, or the page has moved on.</p>
      <a class="button primary" routerLink="/">Go home</a>
    </section>
  `,
})
export class NotFound {}
