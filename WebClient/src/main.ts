import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

async function start(): Promise<void> {
  try {
    // Starting keeps the processor busy for longer than it takes to show what can be read meanwhile.
    await window.early?.painted;
    await bootstrapApplication(App, appConfig);
  } catch (error) {
    console.error(error);
    window.early?.stay();
  }
}

void start();
