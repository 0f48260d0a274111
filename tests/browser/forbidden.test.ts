import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { RouteEntry } from '@setrum/web/route-entry';
import { routes } from '@setrum/web/routes';
import type { Page } from 'playwright-core';
import { Desk } from './support/desk.ts';
import { demo, open, skip } from './support/index.ts';

/** Whoever may do little, first: most pages are refused to the first of them. */
const people = ['maya', 'adi', 'lina', 'dedi', 'sari'];

interface Refused {
  readonly path: string;
  readonly as: string;
}

/** A number that no record has, where a path asks for one: what is refused is refused before it is looked for. */
const filled = (path: string): string => path.replaceAll(/:\w+/g, '000000000000');

const wantedOf = ({ access }: RouteEntry): readonly string[] =>
  typeof access === 'string' ? [access] : access;

describe('a person without the permission', { skip }, () => {
  const refused: Refused[] = [];
  before(async () => {
    const desk = new Desk((await demo()).url);
    const held = new Map<string, readonly string[]>();
    for (const as of people) {
      const { permissions } = await desk.get<{ permissions: readonly string[] }>(as, '/session');
      held.set(as, permissions);
    }
    for (const entry of routes as readonly RouteEntry[]) {
      if (entry.access === 'public' || entry.access === 'signed-in') continue;
      const as = people.find((one) =>
        wantedOf(entry).every((permission) => held.get(one)?.includes(permission) === false),
      );
      assert.ok(as !== undefined, `nobody may be refused ${entry.path}`);
      refused.push({ path: filled(entry.path), as });
    }
  });

  test('is told so on every page that asks for one, and sees nothing of it', async () => {
    assert.ok(refused.length > 15);
    for (const as of new Set(refused.map((one) => one.as))) {
      await using opened = await open('/start', { as });
      const { page, watch } = opened;
      await watch.settled();
      for (const { path } of refused.filter((one) => one.as === as)) {
        await goWithin(page, path);
        await page.getByRole('heading', { level: 1, name: 'Tidak diizinkan' }).waitFor();
        assert.equal(await page.locator('main table').count(), 0, path);
        await goWithin(page, '/start');
        await page.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor();
      }
    }
  });
});

/** To another page of the app without loading it anew, as a link does. */
function goWithin(page: Page, path: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, path);
}
