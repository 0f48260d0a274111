import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Application, ApplicationStep } from '../../records/application/model.ts';
import { dkwhOf } from './form.ts';
import { milestonesOf, wayOf } from './milestones.ts';
import { type Report, realisationOf, reportFaults } from './realisation.ts';

const application: Application = {
  ...{ agendaNo: '534250511501150237', kind: 'PB', state: 'entered', step: 1, channel: '05' },
  ...{ unit: '53425', idpel: '534252904966', name: 'SICILIA', identityNo: null, phone: null },
  ...{ email: null, address: 'DK. SELATAN', rtRw: null, kddk: null, substation: null, pole: null },
  ...{ purpose: null, productAsked: 'prepaid-nfc', product: 'prepaid-nfc', tariff: 'R1T' },
  ...{ powerVa: 1300, previous: null, meterChange: true, firstCreditCents: 5_000_000 },
  costs: { lines: [], totalCents: 126_800_000 },
  ...{ costsFrozenAt: null, registrationNo: null, sipExpiresOn: null, paidAt: null },
  ...{ meterNo: '32031017679', madeBy: 'sari', madeAt: '2026-11-28T00:00:00Z' },
};

const steps = (...states: readonly string[]): readonly ApplicationStep[] =>
  states.map((toState, place) => ({
    ...{ step: place + 1, action: '', fromState: states[place - 1] ?? null, toState },
    ...{ actor: 'sari', reason: null, at: '2026-11-28T00:00:00Z' },
  }));

const report: Report = {
  ...{ doneOn: '2026-11-28', fitter: 'DEDI', installedMeter: '32031017679' },
  ...{ installedStand: '0', removedMeter: '', removedStand: '', remaining: '', note: '' },
  seals: [
    { place: 'Tutup', number: 'S1' },
    { place: '', number: '' },
  ],
  tokens: {},
};

describe('the way of an application', () => {
  test('goes by its kind and product', () => {
    assert.equal(wayOf(application).length, 14);
    assert.ok(!wayOf({ ...application, product: 'postpaid' }).includes('kct-set'));
    const card = { ...application, kind: 'DUA_ARAH', meterChange: false };
    const free = { ...card, costs: { lines: [], totalCents: 0 } };
    assert.deepEqual(wayOf(free).slice(0, 4), ['entered', 'approved', 'paid', 'signed']);
  });

  test('shows what was reached; what was taken back lies ahead again', () => {
    const back = milestonesOf(application, steps('entered', 'approved', 'entered'));
    assert.deepEqual(
      back.slice(0, 2).map(({ mark, step }) => [mark, step?.step ?? null]),
      [
        ['now', 3],
        ['ahead', null],
      ],
    );
    const expired = { ...application, state: 'expired' };
    const marks = milestonesOf(expired, steps('entered', 'approved', 'sip-issued', 'expired'));
    assert.deepEqual(
      marks.slice(1, 4).map(({ state, mark }) => [state, mark]),
      [
        ['approved', 'done'],
        ['expired', 'failed'],
        ['paid', 'ahead'],
      ],
    );
    const off = { ...application, state: 'cancelled' };
    const cancelled = milestonesOf(off, steps('entered', 'approved', 'cancelled'));
    assert.deepEqual(
      cancelled.map(({ state, mark }) => [state, mark]),
      [
        ['entered', 'done'],
        ['approved', 'done'],
        ['cancelled', 'failed'],
      ],
    );
    const done = milestonesOf({ ...application, state: 'posted' }, steps('entered', 'posted'));
    assert.ok(done.every(({ mark }) => mark === 'done'));
  });
});

describe('the report of a fitter', () => {
  test('a new connection takes nothing away; only rows that were filled in are sent', () => {
    assert.deepEqual(reportFaults(application, report), {});
    assert.deepEqual(realisationOf(application, report), {
      ...{ doneOn: '2026-11-28', fitter: 'DEDI', installedMeter: '32031017679' },
      ...{ seals: [{ place: 'Tutup', number: 'S1' }], installed: { lwbpKwh: 0 } },
    });
  });

  test('of a meter taken away: the stand of a postpaid one, what is left in a prepaid one', () => {
    const previous = { tariff: 'R1', powerVa: 1300, product: 'postpaid', meterNo: '99' };
    const migration = { ...application, kind: 'MIGRASI', previous };
    assert.deepEqual(reportFaults(migration, report), { removedStand: 'required' });
    const change = { ...migration, kind: 'PD', previous: { ...previous, product: 'prepaid' } };
    assert.deepEqual(reportFaults(change, report), { remaining: 'required' });
    assert.deepEqual(reportFaults(change, { ...report, remaining: '1,25' }), {
      remaining: 'energy',
    });
    const body = realisationOf(change, { ...report, remaining: '12,3', removedStand: '1500' });
    assert.deepEqual(body['removed'], { lwbpKwh: 1500, remainingDkwh: 123 });
    const kept = realisationOf({ ...change, meterChange: false }, report);
    assert.deepEqual([kept['installedMeter'], kept['removed']], [undefined, undefined]);
    assert.equal(dkwhOf('7'), 70);
  });
});
