import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { type Look, type Opened, open } from './support/index.ts';

/** The desk of a counter as a clerk sees it, and the demo's hand that lays cards. */
export class CounterDesk {
  readonly page: Page;
  /** Keys pressed so far. */
  pressed = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    this.pressed += 1;
    await this.page.keyboard.press(key);
  }

  lay(name: string): Promise<void> {
    return this.page.getByRole('button', { name: `Letakkan: ${name}` }).click();
  }

  lift(): Promise<void> {
    return this.page.getByRole('button', { name: 'Angkat kartu', exact: true }).click();
  }

  /** The light of agent and reader says so. */
  light(word: string): Promise<void> {
    return this.page.getByLabel('Lampu pembaca').getByText(word).waitFor();
  }

  says(text: string | RegExp): Promise<void> {
    return this.#desk.getByText(text).first().waitFor();
  }

  /** The customer's name, large. */
  name(name: string): Promise<void> {
    return this.#desk.getByRole('heading', { name }).waitFor();
  }

  async number(number: string): Promise<void> {
    await this.page.getByLabel('Nomor meter, IDPEL, atau nomor registrasi').fill(number);
    await this.press('Enter');
  }

  click(button: string): Promise<void> {
    return this.#desk.getByRole('button', { name: button }).first().click();
  }

  /** Whether the keyboard is at the desk. */
  async assertFocused(): Promise<void> {
    const isThere = await this.#desk.evaluate(
      (desk) => desk === document.activeElement || desk.contains(document.activeElement),
    );
    assert.ok(isThere, 'the focus has left the desk');
  }

  /** Takes the place of the browser's print dialogue; gives what was on the paper each time. */
  async paper(): Promise<() => Promise<readonly string[]>> {
    await this.page.evaluate(() => {
      const slips: string[] = [];
      Reflect.set(window, 'slips', slips);
      window.print = () => {
        slips.push(document.querySelector('body > pre')?.textContent ?? '');
        dispatchEvent(new Event('afterprint'));
      };
    });
    return () => this.page.evaluate(() => Reflect.get(window, 'slips'));
  }

  get #desk() {
    return this.page.getByRole('region', { name: 'Meja loket' });
  }
}

/** Opens the counter as the demo's clerk, with nothing on the reader. */
export async function openCounter(
  look: Look = {},
): Promise<Opened & { readonly desk: CounterDesk }> {
  const opened = await open('/counter', { as: 'maya', ...look });
  const { page } = opened;
  page.setDefaultTimeout(20_000);
  const lift = page.getByRole('button', { name: 'Angkat kartu', exact: true });
  await page.locator('[data-light]:not([data-light="connecting"])').waitFor();
  await lift.waitFor();
  const desk = new CounterDesk(page);
  // What another test has left.
  if (await lift.isEnabled()) {
    await lift.click();
    await desk.light('Pembaca siap');
    await page.keyboard.press('Escape');
  }
  return { ...opened, desk };
}

/** What the centre says that the counter has taken in today: the clerk's own view of it. */
export async function counterDay(page: Page): Promise<CounterDay> {
  const answer = await page.request.get('/api/v1/counter-day');
  assert.equal(answer.status(), 200);
  return (await answer.json()) as CounterDay;
}

export interface CounterDay {
  readonly count: number;
  readonly totalCents: number;
  readonly lines: readonly {
    readonly subject: string;
    readonly requestKey: string;
    readonly totalCents: number;
    readonly takenBackAt: string | null;
  }[];
}

/** All that the page keeps in this browser. */
export function keptIn(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
}
