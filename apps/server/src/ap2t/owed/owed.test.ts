import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { registerCompensation, registerInstalment } from './register.ts';

const meterNo = '32000000015';
const at = new Date('2026-11-23T05:00:00.000Z');

/** The last line of defence, for sales that no lock of a meter's month keeps apart: two servers whose clocks are in different months. */
describe('what is owed', () => {
  let home: MigratedDatabase;
  const [instalmentId, compensationId] = [randomUUID(), randomUUID()];
  before(async () => {
    home = await createMigratedDatabase();
    const sums = { totalCents: 300_000, perPurchaseCents: 200_000 };
    await registerInstalment(home.database, { meterNo, instalmentId, ...sums, at });
    const owed = { energyDkwh: 50 };
    await registerCompensation(home.database, { meterNo, compensationId, kind: 'TMP', owed, at });
  });
  after(() => home?.close());

  /** Settles as the durable step does, from figures read before. */
  const settle = (over: object) => {
    const row = {
      i: 1,
      meter_no: meterNo,
      purchase_id: randomUUID(),
      at: at.toISOString(),
      ...over,
    };
    return home.database.pool.query('select ap2t.settle_owed($1, $2)', [
      JSON.stringify([row]),
      [1],
    ]);
  };
  const state = async () => {
    const { rows } = await home.database.pool.query(
      `select (select paid_cents from ap2t.instalment where meter_no = $1) as paid,
              (select count(*)::int from ap2t.delivered_compensations() c where c.meter_no = $1) as delivered`,
      [meterNo],
    );
    return rows[0];
  };
  const instalment = (cents: number, paidCents: number | null) => ({
    instalment_id: instalmentId,
    instalment_cents: cents,
    instalment_paid_cents: paidCents,
  });
  const compensation = { compensations: [{ compensation_id: compensationId, energy_dkwh: 50 }] };
  const raced = { code: '40001' };

  test('is settled once by those who read the same figures, and never beyond its total', async () => {
    const results = await Promise.allSettled([
      settle(instalment(200_000, 0)),
      settle(instalment(200_000, 0)),
    ]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.deepEqual(await state(), { paid: 200_000, delivered: 0 });
    await assert.rejects(settle(instalment(200_000, null)), raced);
    await settle(instalment(100_000, 200_000));
    assert.deepEqual(await state(), { paid: 300_000, delivered: 0 });
  });

  test('is delivered once, and what fails with it is undone with it', async () => {
    await assert.rejects(settle({ ...compensation, ...instalment(100, 0) }), raced);
    assert.deepEqual(await state(), { paid: 300_000, delivered: 0 });
    await settle(compensation);
    await assert.rejects(settle(compensation), raced);
    assert.deepEqual(await state(), { paid: 300_000, delivered: 1 });
  });
});
