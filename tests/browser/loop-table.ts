import assert from 'node:assert/strict';
import type { PlaygroundState } from '@setrum/cli';
import type { Locator, Page } from 'playwright-core';

/** The visitor at the table of the loop: what they do, and what the server says that it came to. */
export class Visitor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Ready when the card is there. */
  async sit(): Promise<this> {
    await this.card.waitFor();
    return this;
  }

  get card(): Locator {
    return this.page.getByTestId('card');
  }

  get lcd(): Locator {
    return this.page.getByRole('status', { name: 'Layar meter' });
  }

  get justNow(): Locator {
    return this.page.getByTestId('just-now');
  }

  zone(name: 'Bidang NFC meter' | 'Pembaca kartu'): Locator {
    return this.page.getByRole('group', { name });
  }

  /** Does something that is an action, and gives the state that the server answers with. */
  async after(doing: () => Promise<unknown>): Promise<PlaygroundState> {
    const [answer] = await Promise.all([
      this.page.waitForResponse((response) => response.url().endsWith('/actions')),
      doing(),
    ]);
    assert.equal(answer.status(), 200);
    const state = (await answer.json()) as PlaygroundState;
    // What the page has drawn says so.
    await this.page.locator(`[data-revision="${state.revision}"]`).waitFor();
    return state;
  }

  press(name: string | RegExp): Promise<PlaygroundState> {
    return this.after(() => this.page.getByRole('button', { name, exact: true }).click());
  }

  turn(fault: string): Promise<PlaygroundState> {
    return this.after(() => this.page.getByRole('switch', { name: fault }).click());
  }

  /** Drags the card onto something. */
  drag(to: Locator): Promise<PlaygroundState> {
    return this.after(async () => {
      const [from, onto] = [await middle(this.card), await middle(to)];
      const { mouse } = this.page;
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move((from.x + onto.x) / 2, (from.y + onto.y) / 2, { steps: 3 });
      await mouse.move(onto.x, onto.y, { steps: 3 });
      await mouse.up();
    });
  }

  /** Uses electricity until the meter warns, taps, and brings the card to the counter. */
  async toCounter(): Promise<PlaygroundState> {
    await this.press('2 jam, 700 W');
    await this.press('Tempel di meter');
    return this.press('Letakkan di pembaca');
  }

  /** By the Tab key alone, as far as it takes. */
  async tabTo(name: RegExp): Promise<void> {
    for (let tries = 0; tries < 120; tries++) {
      await this.page.keyboard.press('Tab');
      if (name.test(await this.page.evaluate(nameOfFocused))) return;
    }
    throw new Error(`no Tab leads to ${name}`);
  }

  async keys(name: RegExp): Promise<PlaygroundState> {
    await this.tabTo(name);
    return this.after(() => this.page.keyboard.press('Enter'));
  }
}

async function middle(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  assert.ok(box !== null);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function nameOfFocused(): string {
  const focused = document.activeElement;
  if (focused === null) return '';
  const label = focused.getAttribute('aria-label');
  const labelled = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null;
  return label ?? labelled ?? focused.textContent ?? '';
}

/** Tokens in the live mailbox of the card. */
export function tokensOn({ card }: PlaygroundState): readonly string[] {
  return card.slots
    .filter(({ area, state }) => area === 'mailbox' && state === 'live')
    .flatMap(({ fields }) => fields)
    .flatMap(({ text }) => text.id.match(/token ([\d-]{24})/)?.slice(1) ?? [])
    .map((digits) => digits.replaceAll('-', ''));
}
