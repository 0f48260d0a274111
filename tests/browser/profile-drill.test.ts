import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Desk } from './support/desk.ts';
import { assertAccessible, demo, open, skip } from './support/index.ts';

/** Where meters hang is told every half minute, and added up a few seconds later. */
const addedUpAtLatestSeconds = 90;

describe('reports by unit', { skip }, () => {
  before(async () => {
    const desk = new Desk((await demo()).url);
    const report = () => desk.get<object>('agus', '/reports/voltage');
    for (let second = 0; !JSON.stringify(await report()).includes('UPI Jawa Barat'); second++) {
      assert.ok(second < addedUpAtLatestSeconds, 'the demo has no report of its units');
      await delay(1_000);
    }
  });

  test('go down from all units to a meter, and up again; kind and place stand in the URL', async () => {
    await using opened = await open('/reports?kind=voltage', { as: 'agus' });
    const { page } = opened;
    const below = page.getByRole('grid', { name: 'Di bawahnya Tegangan ujung' });
    await below.getByText('UPI Jawa Barat').click();
    await page.waitForURL('**unit=53');
    await below.getByText('UP3 Bandung').click();
    await page.waitForURL('**unit=53400');
    await below.getByText('ULP Selatan').click();
    await page.waitForURL('**unit=53425');
    await below.getByText('tidak tercatat').first().click();
    await page.waitForURL('**feeder=-**');
    await below.getByText('tidak tercatat').first().click();
    await page.waitForURL('**transformer=-**');
    const meters = page.getByRole('grid', { name: 'Meter di gardu ini' });
    await meters.getByText('32031017679').waitFor();
    await assertAccessible(page, 'the meters on a transformer');
    const way = page.getByRole('navigation', { name: 'Tempat yang ditampilkan' });
    await way.getByRole('link', { name: /UP3 Bandung/ }).click();
    await page.waitForURL((url) => url.searchParams.get('unit') === '53400');
    assert.equal(new URL(page.url()).searchParams.get('transformer'), null);
    assert.equal(new URL(page.url()).searchParams.get('kind'), 'voltage');
    await page.goBack();
    await meters.getByText('32031017679').click();
    await page.waitForURL('**/load-profile?meter=32031017679');
  });
});
