import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** Listens for what must not happen in a page: errors thrown, errors logged, policies broken, requests to other machines. */
export class Watch {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  constructor(page: Page) {
    page.on('pageerror', (error) => this.#found.push(`thrown: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#found.push(`logged: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (/^https?:$/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname))
        this.#found.push(`asks another machine: ${request.url()}`);
    });
  }

  /** Takes what matches for expected: a refusal that the test is about. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  assertQuiet(): void {
    // Chromium logs every answer of 400 and more; whether it was right is what tests look at.
    const wrong = this.#found.filter(
      (one) =>
        !/^logged: Failed to load resource: the server responded with a status of 4\d\d/.test(
          one,
        ) && !this.#expected.some((pattern) => pattern.test(one)),
    );
    assert.deepEqual(wrong, []);
  }
}
