import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveEvent } from './model.ts';
import { type Notice, withNotice } from './notices.ts';

const event = (more: Partial<LiveEvent>): LiveEvent => ({
  ...{ topic: 'application', subject: '1', unit: null, agendaNo: '1', idpel: '2', meterNo: null },
  ...{ at: '2026-11-28T10:00:00.000Z', data: {} },
  ...more,
});
const told = (...events: readonly LiveEvent[]): readonly Notice[] =>
  events.reduce<readonly Notice[]>(withNotice, []);

test('the newest first; of one thing only the last; no more than fifty', () => {
  const notices = told(
    event({}),
    event({ subject: '2' }),
    event({ at: '2026-11-28T11:00:00.000Z' }),
  );
  assert.deepEqual(
    notices.map((one) => [one.event.subject, one.event.at.slice(11, 13)]),
    [
      ['1', '11'],
      ['2', '10'],
    ],
  );
  const many = told(...Array.from({ length: 80 }, (_, n) => event({ subject: String(n) })));
  assert.equal(many.length, 50);
});

test('each leads to a page that is there', () => {
  const to = (more: Partial<LiveEvent>) => told(event(more))[0]?.to;
  assert.equal(to({}), '/applications/1');
  assert.equal(to({ topic: 'complaint' }), '/complaints/1');
  assert.equal(to({ topic: 'meter-stock', meterNo: '3' }), '/meters/3');
  assert.equal(to({ agendaNo: null, idpel: null, meterNo: '3' }), '/meters/3');
  assert.equal(to({ agendaNo: null, idpel: null }), null);
});
