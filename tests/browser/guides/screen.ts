import type { Locator, Page } from 'playwright-core';
import { escaped } from './escaped.ts';
import type { Mark } from './parse.ts';

type Role = Parameters<Page['getByRole']>[0];

const pressed: readonly Role[] = [
  ...(['button', 'link', 'tab', 'menuitem', 'menuitemradio', 'checkbox'] as const),
  ...(['switch', 'radio', 'combobox', 'option', 'gridcell'] as const),
];
const filled: readonly Role[] = ['textbox', 'combobox', 'spinbutton', 'searchbox'];

/** Does on a page what a guide says, as its reader does. */
export class Screen {
  readonly #page: Page;
  /** Of the field that was filled in last: what is pressed next is looked for there first. */
  #form: Locator | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  async carryOut(mark: Mark): Promise<void> {
    if (mark.kind === 'fill') return this.#fill(mark.name, mark.value);
    if (mark.kind === 'see') return this.#see(mark.text);
    if (mark.kind === 'key') await this.#page.keyboard.press(mark.key);
    else if (mark.kind === 'press') await (await this.#control(mark.name)).click();
    else if (mark.kind === 'pressData')
      await first((await this.#scope()).getByText(mark.name)).click();
    this.#form = null;
  }

  async #fill(name: string, value: string): Promise<void> {
    const scope = await this.#scope();
    // A password has a label and no role.
    const labelled = scope.getByLabel(name, { exact: true }).and(this.#page.locator('input'));
    const field = first(named(scope, filled, name).or(labelled));
    await field.fill(value);
    this.#form = field.locator('xpath=ancestor::form');
  }

  async #control(name: string): Promise<Locator> {
    const within = this.#form && first(named(this.#form, pressed, name));
    if (within !== null && (await within.count()) > 0) return within;
    return first(named(await this.#scope(), pressed, name));
  }

  /** A dialog that is open has what comes next. */
  async #scope(): Promise<Locator> {
    const dialog = this.#page.getByRole('dialog');
    return (await dialog.count()) > 0 ? dialog.last() : this.#page.locator('body');
  }

  /** Waits until the page says so, wherever: the words may be spread over elements. */
  async #see(text: string): Promise<void> {
    await this.#page.waitForFunction(
      (wanted) => document.body.innerText.replaceAll(/\s+/g, ' ').includes(wanted),
      text,
    );
  }
}

const first = (found: Locator): Locator => found.filter({ visible: true }).first();

function named(scope: Locator, roles: readonly Role[], name: string): Locator {
  // A key that a button shows at its end is part of its accessible name.
  const pattern = new RegExp(`^${escaped(name)}(?: (?:Enter|Esc|Ctrl-K|[0-9/+?]))?$`);
  return roles
    .map((role) => scope.getByRole(role, { name: pattern }))
    .reduce((one, other) => one.or(other));
}
