import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import { inTransaction } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { decideEnergy } from './decide.ts';
import { enterComplaint } from './enter.ts';
import type { ReplacementOrder } from './order.ts';
import {
  away,
  budi,
  type ComplaintWorld,
  createComplaintWorld,
  replacementOrder,
  rini,
} from './test-support/world.ts';

const nothing = { standKwh: 1, peakStandKwh: null, remainingDkwh: 0 };

describe('credit of a meter that is replaced', () => {
  let world: ComplaintWorld;
  let used = 0;
  before(async () => {
    world = await createComplaintWorld(24);
  });
  after(() => world?.close());

  const next = async () => {
    const n = used++;
    return { idpel: world.idpel(n), meterNo: world.meter(n), newMeterNo: await world.stocked() };
  };
  const replace = (
    at: { readonly idpel: string; readonly newMeterNo: string },
    over: Partial<ReplacementOrder> = {},
    request = world.ask(),
  ) => enterComplaint(world.desk, replacementOrder(at.idpel, at.newMeterNo, over), request);
  const remaining = (remainingDkwh: number | null): Partial<ReplacementOrder> => ({
    removal: { ...nothing, remainingDkwh },
  });
  const openOf = (meterNo: string) =>
    inTransaction(world.database, (transaction) =>
      world.desk.sales.openCredits(transaction, meterNo, 50),
    );
  const refund = async (meterNo: string, reference: string) => {
    const { rows } = await world.database.pool.query<{ done: boolean | null }>(
      'select p2apst.refund_purchase($1, $2, $3, $4) as done',
      [meterNo, reference, randomUUID(), world.now.toISOString()],
    );
    return rows[0]?.done;
  };

  test('moves up to a limit by itself, above it when a second person agrees, and above what is believed not at all', async () => {
    const { decideAboveDkwh, mostDkwh } = world.desk.rules;
    for (const [dkwh, state, energy] of [
      [null, 'none', null],
      [0, 'none', null],
      [1, 'requested', 1],
      [decideAboveDkwh, 'requested', decideAboveDkwh],
      [decideAboveDkwh + 1, 'to-decide', null],
      [mostDkwh, 'to-decide', null],
    ] as const) {
      const { complaint } = await replace(await next(), remaining(dkwh));
      assert.deepEqual([complaint.energyState, complaint.energyDkwh], [state, energy], `${dkwh}`);
    }
    const over = replace(await next(), remaining(mostDkwh + 1));
    await assert.rejects(over, { code: 'SETRUM_COMPLAINT_ENERGY' });
  });

  test('of tokens that nobody has entered is listed, and moves along by the word of the fitter', async () => {
    const at = await next();
    const [kept, lost] = [await world.buy(at.meterNo), await world.buy(at.meterNo)];
    const open = await openOf(at.meterNo);
    assert.deepEqual(new Set(open.map(({ standing }) => standing)), new Set(['sold']));
    const missing = open.find(({ requestId }) => idOf(requestId) === lost.reference);
    const { complaint, left } = await replace(at, {
      ...remaining(10),
      notEntered: [missing?.tokenId ?? ''],
    });
    assert.equal(complaint.replacement?.creditDkwh, lost.energyDkwh);
    assert.equal(complaint.energyDkwh, lost.energyDkwh + 10);
    assert.deepEqual(
      left.map(({ requestId }) => idOf(requestId)),
      [kept.reference],
    );
    // What moved is not taken back, nor moved a second time; what stayed may be taken back.
    assert.equal(await refund(at.meterNo, lost.reference), null);
    assert.equal(await refund(at.meterNo, kept.reference), true);
  });

  test('that nobody has paid for, that is not there, or that moved already, does not move', async () => {
    const at = await next();
    const [sold, other] = [await world.buy(at.meterNo), await world.buy(world.meter(23))];
    const [token] = await openOf(at.meterNo);
    const [foreign] = await openOf(world.meter(23));
    assert.ok(token !== undefined && foreign !== undefined && other.energyDkwh > 0);
    const code = 'SETRUM_COMPLAINT_CREDIT';
    for (const tokenId of [foreign.tokenId, randomUUID()])
      await assert.rejects(replace(at, { notEntered: [token.tokenId, tokenId] }), { code });
    await refund(at.meterNo, sold.reference);
    assert.deepEqual(
      (await openOf(at.meterNo)).map(({ standing }) => standing),
      ['unsold'],
    );
    await assert.rejects(replace(at, { notEntered: [token.tokenId] }), { code });
    const { left } = await replace(at);
    assert.equal(left.length, 1);
  });

  test('is moved or given back, not both, when both happen at the same moment', async () => {
    for (let round = 0; round < 4; round++) {
      const at = await next();
      const sold = await world.buy(at.meterNo);
      const [token] = await openOf(at.meterNo);
      const ends = await Promise.allSettled([
        replace(at, { notEntered: [token?.tokenId ?? ''] }),
        refund(at.meterNo, sold.reference),
      ]);
      const moved = ends[0].status === 'fulfilled';
      const givenBack = ends[1].status === 'fulfilled' && ends[1].value === true;
      assert.equal(moved, !givenBack, JSON.stringify(ends));
    }
  });

  test('is approved by another person, in whole or less, and asked for once', async () => {
    const at = await next();
    const { complaint } = await replace(at, remaining(3_000));
    const order = { agendaNo: complaint.agendaNo, decision: 'approve' } as const;
    const decide = (energyDkwh: number | null, reason: string | null, caller = budi) =>
      decideEnergy(world.desk, { ...order, energyDkwh, reason }, { caller, at: world.now });
    await assert.rejects(decide(null, null, rini), { code: 'SETRUM_ORDER_OWN' });
    await assert.rejects(decide(null, null, away), { code: 'SETRUM_UNIT_FORBIDDEN' });
    await assert.rejects(decide(3_001, 'lebih'), { code: 'SETRUM_COMPLAINT_ENERGY' });
    await assert.rejects(decide(2_500, null), { code: 'SETRUM_REASON_MISSING' });
    const both = await Promise.all([1, 2].map(() => decide(2_500, 'sesuai foto')));
    assert.deepEqual(both[0], both[1]);
    assert.deepEqual(
      [both[0]?.energyState, both[0]?.energyDkwh, both[0]?.decidedBy],
      ['requested', 2_500, 'BUDI'],
    );
    await assert.rejects(decide(null, null), { code: 'SETRUM_COMPLAINT_DECIDED' });
    const acts = (await auditEntries(world.database, 0, 1000)).filter(
      ({ act, subject }) => act === 'complaint.decide-energy' && subject === order.agendaNo,
    );
    assert.deepEqual(
      acts.map(({ actor, detail }) => [actor, detail['energyDkwh']]),
      [['BUDI', 2_500]],
    );
  });

  test('that is refused stays with its sales; of a meter that is gone again it is not approved', async () => {
    const at = await next();
    const sold = await world.buy(at.meterNo);
    const [token] = await openOf(at.meterNo);
    const order = { ...remaining(3_000), notEntered: [token?.tokenId ?? ''] };
    const { agendaNo } = (await replace(at, order)).complaint;
    const request = { caller: budi, at: world.now };
    const refusal = { agendaNo, decision: 'refuse', energyDkwh: null } as const;
    const silent = decideEnergy(world.desk, { ...refusal, reason: null }, request);
    await assert.rejects(silent, { code: 'SETRUM_REASON_MISSING' });
    const refused = await decideEnergy(world.desk, { ...refusal, reason: 'tanpa bukti' }, request);
    assert.deepEqual([refused.energyState, refused.energyDkwh], ['refused', null]);
    assert.equal(await refund(at.meterNo, sold.reference), true);
    const again = await next();
    const first = (await replace(again, remaining(3_000))).complaint;
    await replace({ ...again, newMeterNo: await world.stocked() });
    const approval = { ...refusal, agendaNo: first.agendaNo, decision: 'approve' } as const;
    await assert.rejects(decideEnergy(world.desk, { ...approval, reason: null }, request), {
      code: 'SETRUM_COMPLAINT_METER_CHANGED',
    });
  });

  test('a sale at the same moment is on record before, and listed, or it is refused', async () => {
    for (let round = 0; round < 6; round++) {
      const at = await next();
      const [sale, entered] = await Promise.allSettled([world.buy(at.meterNo), replace(at)]);
      assert.ok(entered.status === 'fulfilled', JSON.stringify(entered));
      const { left } = entered.value;
      if (sale.status === 'fulfilled')
        assert.deepEqual(
          left.map(({ requestId }) => idOf(requestId)),
          [sale.value.reference],
        );
      else assert.deepEqual([sale.reason.code, left], ['SETRUM_METER_UNKNOWN', []]);
    }
  });

  test('a sale that was decided before the replacement is refused after it', async () => {
    const at = await next();
    const [gate, making] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { securityModule: module } = world;
    const slow: SecurityModule = Object.create(module, {
      issueCredits: {
        value: async (...orders: Parameters<SecurityModule['issueCredits']>) => {
          making.resolve();
          await gate.promise;
          return module.issueCredits(...orders);
        },
      },
    });
    const service = world.newService({ securityModule: slow });
    const sale = service.buy(world.request({ meterNo: at.meterNo }));
    await making.promise;
    await replace(at);
    gate.resolve();
    await assert.rejects(sale, { code: 'SETRUM_METER_UNKNOWN' });
    assert.deepEqual(await openOf(at.meterNo), []);
  });
});

/** A UUID as purchases name theirs. */
function idOf(requestId: string): string {
  return requestId.replaceAll('-', '').toUpperCase();
}
