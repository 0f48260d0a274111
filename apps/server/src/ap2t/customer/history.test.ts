import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { registerCompensation, registerInstalment } from '../owed/register.ts';
import { findSupplyPoint } from '../supply-point/find.ts';
import { registerCustomer } from '../supply-point/register.ts';
import { setSaleState } from '../supply-point/sale-state.ts';
import { customerOf } from './find.ts';
import { customerAsOf, historyOf, meterHistory } from './history.ts';
import type { CustomerRecord } from './model.ts';
import { type CustomerPosting, postCustomer } from './post.ts';
import { customerRecord, takeOverCustomer } from './take-over.ts';

const at = new Date('2026-11-23T05:00:00.000Z');
const [first, second, third] = ['32000000015', '32000000023', '32000000031'];
const described = { meterMake: 'ITRON', meterType: 'EM512', meterKind: 'keypad' } as const;

describe('the customer master', () => {
  let home: MigratedDatabase;
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home?.close());

  const rows = async (sql: string, values: unknown[]) =>
    (await home.database.pool.query(sql, values)).rows;

  async function customer(idpel: string, over: Partial<CustomerRecord> = {}) {
    const known = { idpel, name: 'SITI', address: 'DK. SELATAN 12', unit: '53425' };
    const service = { tariff: 'R1T', powerVa: 900, product: 'prepaid' } as const;
    const record = customerRecord({ ...known, ...service, ...described, ...over });
    assert.equal(await takeOverCustomer(home.database, record), true);
    return record;
  }

  const post = (
    record: CustomerRecord,
    effectiveFrom: string,
    over: Partial<CustomerPosting> = {},
  ) =>
    inTransaction(home.database, (transaction) =>
      postCustomer(transaction, {
        ...{ record, effectiveFrom, mutationKind: 'B', agendaNo: null, by: 'RINI', at },
        ...over,
      }),
    );

  const told = async (idpel: string) =>
    (await historyOf(home.database, idpel)).map(
      ({ entry, effectiveFrom, effectiveUntil, meterNo, powerVa, state }) =>
        [entry, effectiveFrom, effectiveUntil, meterNo, powerVa, state].join(' '),
    );

  test('tells on the day before, the day of, and the day after a change what a customer was', async () => {
    const idpel = '534250001001';
    const record = await customer(idpel, { meterNo: first, connectedOn: '2026-01-10' });
    await post({ ...record, powerVa: 1300 }, '2026-11-20');
    const power = async (day: string) =>
      (await customerAsOf(home.database, idpel, day))?.powerVa ?? null;
    assert.deepEqual(
      await Promise.all(
        ['2026-01-09', '2026-01-10', '2026-11-19', '2026-11-20', '2027-01-01'].map(power),
      ),
      [null, 900, 900, 1300, 1300],
    );
    // Put right on the same day: the later entry counts, and the earlier one holds for no day.
    await post({ ...record, powerVa: 2200 }, '2026-11-20');
    assert.equal(await power('2026-11-20'), 2200);
    assert.deepEqual(await told(idpel), [
      `3 2026-11-20  ${first} 2200 active`,
      `2 2026-11-20 2026-11-20 ${first} 1300 active`,
      `1 2026-01-10 2026-11-20 ${first} 900 active`,
    ]);
    await assert.rejects(post(record, '2026-11-19'), { code: 'SETRUM_CUSTOMER_EFFECTIVE_EARLY' });
    assert.equal((await customerOf(home.database, idpel))?.powerVa, 2200);
    assert.equal(await customerOf(home.database, '999999999999'), null);
    assert.equal(await customerAsOf(home.database, '999999999999', '2026-01-01'), null);
  });

  test('a replaced meter sells no more, and what is owed and barred goes along', async () => {
    const idpel = '534250001002';
    const record = await customer(idpel, { meterNo: second });
    const { database } = home;
    const ids = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
    const [instalmentId = '', compensationId = ''] = ids;
    const sums = { totalCents: 300_000, perPurchaseCents: 100_000 };
    await registerInstalment(database, { meterNo: second, instalmentId, ...sums, at });
    const owed = { energyDkwh: 50 };
    await registerCompensation(database, {
      meterNo: second,
      compensationId,
      kind: 'TMP',
      owed,
      at,
    });
    await setSaleState(database, { idpel, state: 'blocked', reason: 'P2TL', madeBy: 'TONO', at });
    await post({ ...record, meterNo: third }, '2026-11-23');

    const places = await rows(
      'select meter_no, removed_on, sale_state from ap2t.supply_point where idpel = $1 order by 1',
      [idpel],
    );
    assert.deepEqual(places, [
      { meter_no: second, removed_on: '2026-11-23', sale_state: 'blocked' },
      { meter_no: third, removed_on: null, sale_state: 'blocked' },
    ]);
    assert.deepEqual(await rows('select * from ap2t.sale_place($1)', [second]), []);
    assert.equal(await findSupplyPoint(database, { meterNo: second }), null);
    assert.equal((await findSupplyPoint(database, { idpel }))?.meterNo, third);
    const moved = `select meter_no, moved_from from ap2t.instalment where instalment_id = $1
                   union all select meter_no, moved_from from ap2t.compensation where compensation_id = $2`;
    assert.deepEqual(await rows(moved, ids), [
      { meter_no: third, moved_from: second },
      { meter_no: third, moved_from: second },
    ]);
    // A sale of the old meter that is taken back later finds the instalment it paid.
    const pay = 'update ap2t.instalment set paid_cents = 100000 where instalment_id = $1';
    await rows(pay, [instalmentId]);
    await rows('select ap2t.return_instalment($1, $2, 100000)', [second, instalmentId]);
    assert.deepEqual(await rows('select paid_cents from ap2t.instalment', []), [{ paid_cents: 0 }]);
  });

  test('a meter is at one customer at a time, and its history says at whose', async () => {
    const [idpel, neighbour] = ['534250001003', '534250001004'] as const;
    const meterNo = '32000000049';
    const record = await customer(idpel, { meterNo, connectedOn: '2020-05-01' });
    const other = await customer(neighbour, { meterNo: '32000000056', name: 'BUDI' });
    await assert.rejects(post({ ...other, meterNo }, '2026-11-23'), {
      code: 'SETRUM_CUSTOMER_METER_TAKEN',
    });
    await post({ ...record, name: 'SITI A' }, '2021-01-01');
    await post({ ...record, meterNo: '32000000064' }, '2022-02-02');
    await post({ ...other, meterNo }, '2023-03-03');
    await post({ ...other, meterNo: '32000000072' }, '2024-04-04');
    await post({ ...record, meterNo }, '2025-05-05');
    const held = (await meterHistory(home.database, meterNo)).map(
      ({ name, from, until, ...rest }) => [rest.idpel, name, from, until].join(' '),
    );
    assert.deepEqual(held, [
      `${idpel} SITI 2025-05-05 `,
      `${neighbour} BUDI 2023-03-03 2024-04-04`,
      `${idpel} SITI A 2020-05-01 2022-02-02`,
    ]);
    const place = await findSupplyPoint(home.database, { meterNo });
    assert.deepEqual([place?.idpel, place?.saleState], [idpel, 'active']);
    assert.deepEqual(await meterHistory(home.database, '32999999999'), []);
  });

  test('a failure after the posting leaves nothing of it', async () => {
    const idpel = '534250001005';
    const record = await customer(idpel, { meterNo: '32000000080' });
    const broken = inTransaction(home.database, async (transaction) => {
      const change = { record: { ...record, meterNo: '32000000098' }, effectiveFrom: '2026-11-23' };
      await postCustomer(transaction, {
        ...{ ...change, mutationKind: 'E', agendaNo: null, by: 'RINI', at },
      });
      throw new Error('the power went');
    });
    await assert.rejects(broken, /power/);
    assert.deepEqual(await customerOf(home.database, idpel), record);
    assert.equal((await told(idpel)).length, 1);
    assert.equal((await findSupplyPoint(home.database, { idpel }))?.meterNo, '32000000080');
  });

  test('two postings at once make two entries', async () => {
    const idpel = '534250001006';
    const record = await customer(idpel, { meterNo: '32000000106' });
    await Promise.all([1300, 2200].map((powerVa) => post({ ...record, powerVa }, '2026-11-23')));
    assert.deepEqual(
      (await historyOf(home.database, idpel)).map(({ entry }) => entry),
      [3, 2, 1],
    );
  });

  test('a customer registered as before has a history from the beginning', async () => {
    const idpel = '534250001007';
    const meter = { meterNo: '32000000114', make: 'ITRON', type: 'EM512', kind: 'nfc' } as const;
    const known = { idpel, name: 'A', address: 'B', unit: '53425', tariff: 'R1T', powerVa: 900 };
    for (const _ of [1, 2]) await registerCustomer(home.database, { ...known, meter });
    const entry = await customerAsOf(home.database, idpel, '2010-01-01');
    assert.deepEqual([entry?.meterNo, entry?.product], [meter.meterNo, 'prepaid-nfc']);
    assert.equal((await told(idpel)).length, 1);
    assert.equal((await findSupplyPoint(home.database, { idpel }))?.meterKind, 'nfc');
  });
});
