import assert from 'node:assert/strict';
import type { Page, Request } from 'playwright-core';

/** So long nothing is under way: what a page asks for in consequence of an answer, it asks for at once. */
const quietMs = 120;
const quietStepMs = 30;
const quietAtLatestMs = 15_000;

/** Listens for what must not happen in a page: errors thrown, errors logged, policies broken, requests to other machines. */
export class Watch {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #underWay = new Set<Request>();
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      // A line for changes stays open.
      if (request.resourceType() !== 'eventsource') this.#underWay.add(request);
    });
    page.on('requestfinished', (request) => this.#underWay.delete(request));
    page.on('requestfailed', (request) => this.#underWay.delete(request));
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

  /** Waits until the page shows its title and asks for nothing more. */
  async settled(): Promise<void> {
    // In the page itself, frame by frame: a locator looks every half second only.
    await this.#page.waitForFunction(() =>
      document.querySelector('main h1')?.checkVisibility({ visibilityProperty: true }),
    );
    const steps = quietAtLatestMs / quietStepMs;
    for (let step = 0, quiet = 0; quiet < quietMs / quietStepMs; step++) {
      if (step > steps) assert.fail(`still asking: ${this.underWay().join(' ')}`);
      await this.#page.waitForTimeout(quietStepMs);
      quiet = this.#underWay.size === 0 ? quiet + 1 : 0;
    }
  }

  /** The addresses that no answer has come from yet. */
  underWay(): readonly string[] {
    return [...this.#underWay].map((one) => one.url());
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
