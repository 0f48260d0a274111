import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { registerBills } from '../billing/register.ts';
import { insertSample } from '../workflow/test-support/applications.ts';
import { lastBilledOf, openBillsOf } from './bills.ts';

const idpel = '534251000009';
const none = { previous: 0, current: 0 };
const who = { idpel, name: 'A', unit: '53425', unitPhone: '', tariff: 'R1', powerVa: 1300 };
const bill = (month: number, readingOn: string | null, current: number, peak = 0) => ({
  ...{ month, dueOn: '2026-11-20', readingOn, billCents: 1_000_000, incentiveCents: 200_000 },
  ...{ taxCents: 30_000, penaltyCents: 0 },
  readings: [{ previous: 0, current }, { previous: 0, current: peak }, none] as const,
});

let home: MigratedDatabase;
before(async () => {
  home = await createMigratedDatabase();
});
after(() => home?.close());

test('the last billed stand is the newest bill’s, or that of a meter put in since', async () => {
  const last = () => lastBilledOf(home.database, idpel);
  assert.equal(await last(), null);
  const { agendaNo } = await insertSample(home.database, { idpel, state: 'posted' });
  await home.database.pool.query(
    `insert into ap2t.realisation (agenda_no, done_on, fitter, seals, readings, photos, recorded_by, recorded_at)
     values ($1, '2026-08-15', 'AGUS', '[]', '{"lwbpKwh": 12, "wbpKwh": 3, "kvarh": null}', '{}', 'AGUS', now())`,
    [agendaNo],
  );
  assert.deepEqual(await last(), { lwbpKwh: 12, wbpKwh: 3, month: null });
  await registerBills(home.database, who, [bill(202608, '2026-07-27', 9_000)]);
  assert.deepEqual(await last(), { lwbpKwh: 12, wbpKwh: 3, month: null });
  await registerBills(home.database, who, [bill(202609, '2026-08-27', 40, 7)]);
  assert.deepEqual(await last(), { lwbpKwh: 40, wbpKwh: 7, month: 202609 });
  await registerBills(home.database, who, [bill(202610, null, 40, 7)]);
  assert.deepEqual(await last(), { lwbpKwh: 40, wbpKwh: 7, month: 202610 });
  assert.deepEqual(
    (await openBillsOf(home.database, idpel, false)).map(({ month, ...due }) => [month, due]),
    [202608, 202609, 202610].map((month) => [
      month,
      { billCents: 800_000, taxCents: 30_000, penaltyCents: 0 },
    ]),
  );
});
