import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatsOf } from '../../../i18n/formats.ts';
import { placesOf } from '../../../i18n/places.ts';
import type { Happening } from '../model.ts';
import { stepTexts } from '../texts/steps.ts';
import { sentenceOf } from './told.ts';

const step = (kind: string, values: Happening['values']): Happening => ({
  number: 1,
  at: '2026-11-28T10:00:00.000Z',
  kind,
  values,
});

/** One of each kind that a server tells, with the values that it tells. */
const steps: readonly Happening[] = [
  step('meter.ran', { hours: 2, drawnWh: 1_400, creditWh: 4_600 }),
  step('meter.low-credit', { thresholdWh: 5_000 }),
  step('meter.opened', { reason: 'credit' }),
  step('meter.closed', {}),
  step('meter.month', { month: '202611' }),
  step('meter.pressed', { keys: '37', id: '4,6 kWh', en: '4,6 kWh' }),
  step('meter.token', { how: 'card', result: 'Accept', addedDkwh: 337 }),
  step('meter.token', { how: 'keypad', result: 'Accept', addedDkwh: 0 }),
  step('meter.token', { how: 'card', result: 'NotReady', addedDkwh: 0 }),
  step('meter.reported', { sequence: 3 }),
  step('meter.card-refused', { refusal: 'copied' }),
  step('meter.tampering', {}),
  step('meter.tampering-over', {}),
  step('card.on-reader', {}),
  step('card.off-reader', {}),
  step('card.written', { by: 'meter', bytes: 214, writes: 60 }),
  step('card.torn', { by: 'counter', bytes: 1, writes: 3 }),
  step('counter.read', { holder: 'PENGUNJUNG', tariff: 'R1T', powerVa: 1_300 }),
  step('counter.sold', { energyDkwh: 337, totalCents: 5_250_000 }),
  step('counter.delivered', { energyDkwh: 337 }),
  step('counter.pending', { energyDkwh: 337 }),
  step('counter.paper', { energyDkwh: 337 }),
  step('counter.printed', { lines: 24 }),
  step('line.answered', { path: '/api/v1/purchases', status: 200 }),
  step('line.cut', { path: '/api/v1/purchases' }),
  step('line.lost', { path: '/api/v1/purchases' }),
  step('centre.sold', { reference: 'AB', energyDkwh: 337 }),
  step('centre.profile', { months: 12, verification: 'verified', creditDkwh: 46 }),
  step('centre.acknowledged', { reference: 'AB', energyDkwh: 337, result: 1 }),
  step('centre.clear-tamper', { by: 'card' }),
  ...['up', 'cut', 'lost', 'tear', 'no-tear'].map((fault) => step('fault.armed', { fault })),
  step('refused', { code: 'SETRUM_CARD_MISSING' }),
];

describe('sentences about what happened', () => {
  for (const language of ['id', 'en'] as const) {
    test(`every step has one, with nothing left open: ${language}`, () => {
      const formats = formatsOf(language, 'WIB');
      const told = steps.map((one) => sentenceOf(one, language, formats));
      assert.deepEqual(
        told.filter((text) => placesOf(text).length > 0 || text.startsWith('did.')),
        [],
      );
      assert.equal(new Set(told).size, Object.keys(stepTexts.id).length);
    });
  }

  test('figures are written as Indonesians write them', () => {
    const [ran] = steps;
    assert.ok(ran !== undefined);
    const formats = formatsOf('id', 'WIB');
    assert.equal(
      sentenceOf(ran, 'id', formats),
      'Meter berjalan 2 jam: terpakai 1,4 kWh, sisa 4,6 kWh.',
    );
  });
});
